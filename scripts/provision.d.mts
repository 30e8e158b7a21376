export declare class Missing extends Error {
  constructor(what: string, cures: readonly string[]);
}
export declare function cacheFolder(): string;
export declare function ensureChromium(): string;
export declare function ensureFirefox(): string;
export declare function ensureJava(): string;
export declare function ensureMaven(): string;
export declare function ensureKafkaJars(): string;
export declare function ensureKcat(): string;
