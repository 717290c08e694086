/** The build of sql.js that carries its WebAssembly in itself: types as those of the package. */
declare module 'sql.js/dist/sql-wasm-inline.js' {
  export { default } from 'sql.js'
}
