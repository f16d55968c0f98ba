import {createRequire} from 'node:module';
import type {getDomain} from 'tldts';

/** Domains under which strangers live side by side, and which the public suffix list does not have: each host under them stands for itself. */
const shared = new Set([
	'akamaized.net',
	'akamai.net',
	'akamaiedge.net',
	'akamaihd.net',
	'akadns.net',
	'alicdn.com',
	'aliyuncs.com',
	'alikunlun.com',
	'amazonaws.com',
	'amazonaws.com.cn',
	'azure.com',
	'azureedge.net',
	'bcebos.com',
	'bdydns.com',
	'cdn20.com',
	'cdngslb.com',
	'chinanetcenter.com',
	'cloudapp.net',
	'cloudfront.net',
	'dnsv1.com',
	'edgekey.net',
	'edgesuite.net',
	'fastly.net',
	'fastlylb.net',
	'fastly-edge.com',
	'footprint.net',
	'googleapis.com',
	'googleusercontent.com',
	'hwcdn.net',
	'kunlunaq.com',
	'kunluncan.com',
	'kunlunsl.com',
	'llnwd.net',
	'myhuaweicloud.com',
	'myqcloud.com',
	'qiniucdn.com',
	'qiniudns.com',
	'tdnsv5.com',
	'trafficmanager.net',
	'volces.com',
	'wscdns.com',
	'wsdvs.com',
]);

let lookUp: typeof getDomain | undefined;

/**
 * The domain that one owner registered: public suffix (private ones such as `github.io` too) and one label. Hosts of clouds and content networks,
 * whose neighbours are strangers, count one label below their operator's domain. Undefined for addresses, for public suffixes themselves and for what
 * is no host name. `name` is canonical.
 */
export function registrableDomain(name: string): string | undefined {
	// Loaded at the first call: the list takes 20 ms, and the program can draw before it needs it.
	lookUp ??= (createRequire(import.meta.url)('tldts') as typeof import('tldts')).getDomain;
	const domain = lookUp(name, {allowPrivateDomains: true, extractHostname: false, validateHostname: false}) ?? undefined;
	if (domain === undefined || !/^[a-z0-9_.-]+$/.test(name)) return undefined;
	if (!shared.has(domain)) return domain;
	if (name === domain) return undefined;
	return name.slice(name.lastIndexOf('.', name.length - domain.length - 2) + 1);
}
