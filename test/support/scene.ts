import type {Rule} from '../../source/model/rule.js';
import {type FakeTraffic, rule} from './fake-traffic.js';

/** The rules of the scene: a small catalogue, with Chinese apps. */
export const sceneRules: readonly Rule[] = [
	rule('googlevideo.com', 'YouTube', 'Video'),
	rule('google.com', 'Google', 'Search'),
	rule('bilivideo.com', '哔哩哔哩', 'Video'),
	rule('iqiyi.com', '爱奇艺', 'Video'),
	rule('weixin.qq.com', '微信', 'Social'),
	rule('cdninstagram.com', 'Instagram', 'Social'),
	rule('xiaohongshu.com', '小红书', 'Social'),
	rule('cloudfront.net', 'CloudFront', 'Cloud'),
	rule('blob.core.windows.net', 'Azure', 'Cloud'),
	rule('teams.microsoft.com', 'Teams', 'Work'),
	rule('feishu.cn', '飞书', 'Work'),
	rule('doubleclick.net', 'DoubleClick', 'Ads'),
	rule('github.com', 'GitHub', 'Dev'),
	rule('login.k7f2.example', 'K7 Games', 'Games'),
	rule('spotify.com', 'Spotify', 'Music'),
	rule('port:udp/123', 'NTP', 'Time'),
	rule('port:udp/53', 'DNS', 'DNS'),
];

/** Name or service, kilobytes a second, connections. */
const talkers: readonly (readonly [string, number, number])[] = [
	['rr4---sn-q4fl6n6z.googlevideo.com', 5150, 38],
	['upos-sz-mirrorcos.bilivideo.com', 2750, 22],
	['data.video.iqiyi.com', 900, 9],
	['szshort.weixin.qq.com', 1140, 31],
	['scontent-fra5-1.cdninstagram.com', 620, 14],
	['www.xiaohongshu.com', 330, 12],
	['d3k81ch9hvuctc.cloudfront.net', 550, 17],
	['snitopstore.blob.core.windows.net', 430, 6],
	['teams.microsoft.com', 560, 8],
	['internal-api.feishu.cn', 290, 11],
	['securepubads.g.doubleclick.net', 260, 44],
	['github.com', 120, 5],
	['login.k7f2.example', 20, 3],
	['audio-fa.spotify.com', 40, 2],
	['cdn.k7f2.example', 150, 12],
	['api.k7f2.example', 40, 15],
	['img1.k7f2.example', 30, 6],
	['telemetry.acme.example', 12, 212],
	['a.hw-cdn.example', 22, 6],
	['b.hw-cdn.example', 14, 4],
	// Hostile: colour, cursor, a right-to-left override, a line break.
	['evil\x1b[31m\x1b[2J.example\r\n', 9, 2],
	['\xe2\x80\xaefdp.exe.example', 5, 1],
	// 例子.测试, in UTF-8 as it came.
	['\xe4\xbe\x8b\xe5\xad\x90.\xe6\xb5\x8b\xe8\xaf\x95', 7, 3],
	['a-very-long-name-that-goes-on-and-on-and-on-and-on.with-many-labels.under.one.registrable.example-domain.test', 6, 2],
	['udp/53', 15, 260],
	['udp/123', 1, 12],
];

/** Seconds of traffic of a small office, the same each time; `onDelta` gets four deltas a second. */
export function playScene(
	traffic: FakeTraffic,
	seconds: number,
	onDelta: (delta: ReturnType<FakeTraffic['delta']>) => void,
	tick = {n: 0},
): void {
	for (let quarter = 0; quarter < seconds * 4; quarter++) {
		const n = tick.n++;
		for (const [i, [text, rate, connections]] of talkers.entries()) {
			// Waves of different lengths, so that every sparkline has a shape of its own.
			const wave = 1 + 0.6 * Math.sin((n / 4 + i * 7) / (3 + (i % 5)));
			const first = n === 0 || (i >= 8 && n < 4);
			const more = first ? connections : n % (40 + i) === 0 ? 1 : 0;
			if (i < 8 || (n + i) % 4 === 0)
				traffic.count(text, Math.round(rate * 250 * wave * (i < 8 ? 1 : 4)), undefined, {
					connections: more,
					source: i === 0 ? 'quic' : i === 11 ? 'dns' : 'tls',
				});
		}
		if (n % 8 === 0) {
			traffic.count('tcp/443', 90_000, 4000, {connections: n === 0 ? 40 : 0, unnamed: 'mid-stream'});
			traffic.count('tcp/443', 19_000, 800, {connections: n === 0 ? 13 : 0, unnamed: 'no-sni'});
			traffic.count('udp/443', 6000, 300, {connections: n === 0 ? 7 : 0, unnamed: 'ech'});
		}
		traffic.advance(250);
		onDelta(traffic.delta());
	}
}
