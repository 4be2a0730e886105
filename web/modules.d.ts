// `import text from 'worker:file'`: the bundled script of that file, as a string (tools/weave/bundle).
declare module 'worker:*' {
  const source: string;
  export default source;
}
