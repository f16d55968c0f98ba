import {DECODED, FRAGMENT_DROPPED, FRAGMENT_HELD, MALFORMED, NOT_IP, OTHER_IP_PROTOCOL, UNKNOWN_LINK} from '../model/packet.js';
import {ethernetLayers} from './ethernet.js';
import {ipLayers} from './ip.js';
import {linkLayers} from './links.js';
import {serialLayers} from './serial-links.js';
import {transportLayers} from './transport.js';
import {tunnelLayers} from './tunnels.js';
import {udpTunnelLayers} from './udp-tunnels.js';
import type {Layer, Walk} from './walk.js';
import {IP_PROTOCOL, LINK, PPP_PROTOCOL} from './walk.js';
import {wifiLayers} from './wifi.js';

/** More headers than this in one frame are an attack: 8 tunnels of 4 layers each, tags and extension headers. */
const MAX_LAYERS = 48;

const layers: ReadonlyMap<number, Layer> = new Map([
	...linkLayers,
	...serialLayers,
	...wifiLayers,
	...ethernetLayers,
	...ipLayers,
	...transportLayers,
	...tunnelLayers,
	...udpTunnelLayers,
]);

/** Takes the frame that `walk` stands at apart, layer by layer; returns a result of model/packet.ts. */
export function walkFrame(walk: Walk, linkType: number): number {
	walk.isGuess = false;
	walk.limit = Number.POSITIVE_INFINITY;
	walk.packet.length = 0;
	let layer = LINK + linkType;
	for (let count = 0; layer > FRAGMENT_HELD; count++) {
		const read = layers.get(layer);
		if (count === MAX_LAYERS) layer = MALFORMED;
		else layer = read === undefined ? unread(layer) : read(walk);
	}
	const isIp = walk.packet.length > 0;
	const isGood = layer === DECODED || layer === OTHER_IP_PROTOCOL || layer === FRAGMENT_HELD || layer === FRAGMENT_DROPPED;
	if (walk.isGuess && !(isIp && isGood)) return walk.restoreDatagram();
	// Not IP, or not known, but carried by IP.
	if (isIp && (layer === NOT_IP || layer === UNKNOWN_LINK)) return OTHER_IP_PROTOCOL;
	return layer;
}

/** What it means that a layer is not read. */
function unread(layer: number): number {
	if (layer < LINK) return NOT_IP;
	if (layer < IP_PROTOCOL) return UNKNOWN_LINK;
	return layer < PPP_PROTOCOL ? OTHER_IP_PROTOCOL : NOT_IP;
}
