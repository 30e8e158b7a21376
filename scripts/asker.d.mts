export declare function whenAskerIsGone(gone: () => void): void;
