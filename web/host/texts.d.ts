// Texts that the bundle carries: web/build.mjs makes them.
declare module 'worker-text:*' {
  const text: string;
  export default text;
}

declare module '*.css' {
  const text: string;
  export default text;
}
