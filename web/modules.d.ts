// `import text from 'worker:file'`: the bundled script of that file, as a string (tools/weave/bundle).
declare module 'worker:*' {
  const source: string;
  export default source;
}

/** `import text from 'text:./file'`: the text of a file. */
declare module 'text:*' {
  const text: string;
  export default text;
}
