import { readdirSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { compileMessageOrThrow } from '@lingui/message-utils/compileMessage';
import type { Plugin } from 'vite';

type Catalogue = { words: Record<'es' | 'en', Record<string, string>> };

/**
 * Serves every `<folder>/<room>.ts` as one module per language, `virtual:words/es` and `virtual:words/en`, with the ICU messages
 * compiled: the browser gets one language and no parser. A message that does not parse stops the build and names its key.
 */
export function compiledWords(folder: string): Plugin {
  const prefix = 'virtual:words/';
  return {
    name: 'compiled-words',
    resolveId: (id) => (id.startsWith(prefix) ? `\0${id}` : null),
    async load(id) {
      if (!id.startsWith(`\0${prefix}`)) return null;
      const language = id.endsWith('/en') ? 'en' : 'es';
      const compiled: Record<string, unknown> = {};
      for (const name of readdirSync(folder).filter((file) => file.endsWith('.ts'))) {
        const file = resolve(folder, name);
        this.addWatchFile(file);
        const room = (await import(`${pathToFileURL(file).href}?${statSync(file).mtimeMs}`)) as Catalogue;
        for (const [key, message] of Object.entries(room.words[language])) {
          try {
            const tokens = compileMessageOrThrow(message);
            compiled[key] = tokens.every((token) => typeof token === 'string') ? tokens.join('') : tokens;
          } catch (cause) {
            this.error(`${name}: ${key} (${language}) is not a valid message: ${String(cause)}`);
          }
        }
      }
      return `export default ${JSON.stringify(compiled)}`;
    },
    handleHotUpdate({ file, server }) {
      if (!file.startsWith(folder)) return undefined;
      for (const language of ['es', 'en']) {
        const module = server.moduleGraph.getModuleById(`\0${prefix}${language}`);
        if (module) server.moduleGraph.invalidateModule(module);
      }
      server.ws.send({ type: 'full-reload' });
      return [];
    },
  };
}

/** Contracts are taken as types only: a contract imported for its values would bring the parser to every browser. */
export function withoutZod(): Plugin {
  return {
    name: 'without-zod',
    enforce: 'pre',
    resolveId(id, importer) {
      if (id === 'zod' || id.startsWith('zod/'))
        this.error(`${importer ?? 'a page'} brings zod into the browser: use \`import type\``);
      return null;
    },
  };
}
