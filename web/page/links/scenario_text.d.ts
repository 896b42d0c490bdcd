declare module '*.scenario.js' {
  const text: string;
  export default text;
}
