// What cap delivers to a callback that does nothing: node cap-alone.mjs INTERFACE; prints the count at SIGTERM.
import cap from 'cap';

const capture = new cap.Cap();
// cap keeps a bare pointer to it: nothing may collect it.
const buffer = Buffer.alloc(65_535);
globalThis.kept = buffer;
let count = 0;
capture.open(process.argv[2], '', 32 << 20, buffer);
capture.on('packet', () => {
	count++;
});
console.log('ready');
process.on('SIGTERM', () => {
	console.log(count);
	process.exit();
});
