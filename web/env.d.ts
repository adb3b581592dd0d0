/// <reference types="vite/client" />
declare module 'virtual:words/es' {
  const words: Record<string, string | unknown[]>;
  export default words;
}
declare module 'virtual:words/en' {
  const words: Record<string, string | unknown[]>;
  export default words;
}
