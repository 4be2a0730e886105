// Formulas, set at build time.
import katex from 'katex';

export function inlineMath(tex: string): string {
  return katex.renderToString(tex, {
    output: 'htmlAndMathml',
    throwOnError: true,
    strict: 'error',
  });
}

export function displayMath(tex: string): string {
  return katex.renderToString(tex, {
    displayMode: true,
    output: 'htmlAndMathml',
    throwOnError: true,
    strict: 'error',
  });
}
