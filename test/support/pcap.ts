/** A pcap file (µs, little-endian) of frames a millisecond apart. */
export function pcapOf(frames: readonly Buffer[], linkType = 1, startUs = 1_760_000_000_000_000): Buffer {
	const header = Buffer.alloc(24);
	header.writeUInt32LE(0xa1b2c3d4, 0);
	header.writeUInt16LE(2, 4);
	header.writeUInt16LE(4, 6);
	header.writeUInt32LE(262_144, 16);
	header.writeUInt32LE(linkType, 20);
	const records = frames.map((frame, i) => {
		const record = Buffer.alloc(16);
		const timeUs = startUs + i * 1000;
		record.writeUInt32LE(Math.floor(timeUs / 1e6), 0);
		record.writeUInt32LE(timeUs % 1e6, 4);
		record.writeUInt32LE(frame.length, 8);
		record.writeUInt32LE(frame.length, 12);
		return Buffer.concat([record, frame]);
	});
	return Buffer.concat([header, ...records]);
}
