import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vite';

/** Tags of the panes are elements of the browser, not components of Vue. */
const isCustomElement = (tag: string): boolean => tag.includes('-');

export default defineConfig({ plugins: [vue({ template: { compilerOptions: { isCustomElement } } })] });
