// A lesson's file, as the text that it is.
declare module '*.scenario.js' {
  const text: string;
  export default text;
}
