/*
 * A block of the kernel's ring, TPACKET_V3 (linux/if_packet.h), in the byte order of the machine, which must be little endian:
 *
 *     block   u32 version, privateOffset, STATUS, PACKETS, FIRST, length, then sequence number and times: 48 bytes, then packets
 *     packet  u32 NEXT, SECONDS, NANOSECONDS, CAPTURED, LENGTH, STATUS, u16 MAC, network, u32 hash, VLAN_TCI, u16 VLAN_TPID: 48 bytes
 *             then sockaddr_ll: u16 family, big-endian PROTOCOL, i32 interface, u16 HARDWARE, u8 PACKET_TYPE, u8 ADDRESS_LENGTH, ADDRESS[8]
 *             then, at MAC, the frame
 */
export const BLOCK_STATUS = 8;
export const STATUS_USER = 1;
const BLOCK_PACKETS = 12;
const BLOCK_FIRST = 16;
/** Where the records of a block begin. */
export const RECORDS = 48;

const SECONDS = 4;
const NANOSECONDS = 8;
const CAPTURED = 12;
const LENGTH = 16;
const STATUS = 20;
const MAC = 24;
const VLAN_TCI = 32;
const VLAN_TPID = 36;
const PROTOCOL = 50;
const HARDWARE = 56;
const PACKET_TYPE = 58;
const ADDRESS_LENGTH = 59;
const ADDRESS = 60;

const STATUS_VLAN_VALID = 1 << 4;
const STATUS_VLAN_TPID_VALID = 1 << 6;
const ETHERTYPE_VLAN = 0x8100;
const PACKET_OUTGOING = 4;
const ARPHRD_LOOPBACK = 772;

const PCAP_RECORD = 16;
const LINKTYPE_ETHERNET = 1;
const LINKTYPE_LINUX_SLL = 113;
/** The two addresses, behind which a VLAN tag stands in a frame. */
const ETHERNET_ADDRESSES = 12;

/**
 * Turns blocks of the kernel's ring into records of a pcap stream, in their place: what the kernel writes before a frame is longer than the head of a
 * record (16 bytes), so that each frame moves down, once. As libpcap does, it puts VLAN tags back, makes the header of LINKTYPE_LINUX_SLL, and leaves
 * out what a loopback device sends, since it comes in, too.
 */
export class RingBlocks {
	readonly #bytes: Uint8Array;
	readonly #view: DataView;
	readonly #linkType: number;
	readonly #snapLength: number;

	constructor(memory: ArrayBuffer, linkType: number, snapLength: number) {
		this.#bytes = new Uint8Array(memory);
		this.#view = new DataView(memory);
		this.#linkType = linkType;
		this.#snapLength = snapLength;
	}

	/** Makes records of the packets in the block at `block`, from `block + RECORDS` on; returns the end of the last one. */
	compact(block: number): number {
		const view = this.#view;
		let at = block + RECORDS;
		let packet = block + view.getUint32(block + BLOCK_FIRST, true);
		for (let left = view.getUint32(block + BLOCK_PACKETS, true); left > 0; left--) {
			// Read before it is overwritten.
			const next = packet + view.getUint32(packet, true);
			at = this.#record(packet, at);
			packet = next;
		}
		return at;
	}

	#record(packet: number, at: number): number {
		const view = this.#view;
		const bytes = this.#bytes;
		const direction = view.getUint8(packet + PACKET_TYPE);
		const hardware = view.getUint16(packet + HARDWARE, true);
		if (direction === PACKET_OUTGOING && hardware === ARPHRD_LOOPBACK) return at;
		const seconds = view.getUint32(packet + SECONDS, true);
		const nanoseconds = view.getUint32(packet + NANOSECONDS, true);
		const status = view.getUint32(packet + STATUS, true);
		const tci = view.getUint32(packet + VLAN_TCI, true);
		const tpid = (status & STATUS_VLAN_TPID_VALID) !== 0 ? view.getUint16(packet + VLAN_TPID, true) : ETHERTYPE_VLAN;
		const captured = view.getUint32(packet + CAPTURED, true);
		const length = view.getUint32(packet + LENGTH, true);
		const protocol = view.getUint16(packet + PROTOCOL);
		let source = packet + view.getUint16(packet + MAC, true);
		const end = source + captured;
		const isEthernet = this.#linkType === LINKTYPE_ETHERNET && captured >= ETHERNET_ADDRESSES;
		const isCooked = this.#linkType === LINKTYPE_LINUX_SLL;
		let out = at + PCAP_RECORD;
		if (isCooked) {
			// tcpdump.org/linktypes, big endian; the protocol comes behind the tag.
			view.setUint16(out, direction);
			view.setUint16(out + 2, hardware);
			view.setUint16(out + 4, view.getUint8(packet + ADDRESS_LENGTH));
			bytes.copyWithin(out + 6, packet + ADDRESS, packet + ADDRESS + 8);
			out += 14;
		}
		if ((tci !== 0 || (status & STATUS_VLAN_VALID) !== 0) && (isEthernet || isCooked)) {
			if (isEthernet) {
				bytes.copyWithin(out, source, source + ETHERNET_ADDRESSES);
				out += ETHERNET_ADDRESSES;
				source += ETHERNET_ADDRESSES;
			}
			view.setUint16(out, tpid);
			view.setUint16(out + 2, tci);
			out += 4;
		}
		if (isCooked) {
			view.setUint16(out, protocol);
			out += 2;
		}
		bytes.copyWithin(out, source, end);
		out += end - source;
		const size = out - at - PCAP_RECORD;
		view.setUint32(at, seconds, true);
		view.setUint32(at + 4, (nanoseconds / 1000) | 0, true);
		view.setUint32(at + 8, Math.min(size, this.#snapLength), true);
		view.setUint32(at + 12, length + size - captured, true);
		return at + PCAP_RECORD + Math.min(size, this.#snapLength);
	}
}
