import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {beforeAll, expect, test} from 'vitest';
import {tlsConversation} from '../support/conversation.js';
import {pcapOf} from '../support/pcap.js';
import {createHome, run} from '../support/program.js';

const home = createHome();
const capture = join(home, 'one.pcap');
const plain = join(home, 'plain.yaml');
const utf8 = {LC_ALL: '', LC_CTYPE: '', LANG: 'C.UTF-8'};

/** Which lines the report draws its tables with. */
async function lines(env: NodeJS.ProcessEnv, ...more: readonly string[]): Promise<string> {
	const {stdout} = await run(['report', '-r', capture, '--home', home, ...more], {env: {...utf8, ...env}});
	expect(stdout).toContain('www.youtube.com');
	return stdout.includes('│') ? 'boxes' : /^[\x00-\x7f]*$/.test(stdout) ? 'ASCII' : 'neither';
}

beforeAll(() => {
	writeFileSync(capture, pcapOf(tlsConversation('www.youtube.com')));
	writeFileSync(plain, 'screen: {ascii: true}\n');
});

test('the configuration turns boxes off, and a flag on again', async () => {
	expect(await lines({}, '--config', plain)).toBe('ASCII');
	expect(await lines({}, '--config', plain, '--no-ascii')).toBe('boxes');
});

test('a locale without UTF-8 gets ASCII, unless asked otherwise', async () => {
	expect(await lines({LC_ALL: 'C'})).toBe('ASCII');
	expect(await lines({LC_CTYPE: 'POSIX'})).toBe('ASCII');
	expect(await lines({LANG: 'de_DE.ISO-8859-1'})).toBe('ASCII');
	expect(await lines({LC_ALL: 'C'}, '--no-ascii')).toBe('boxes');
	expect(await lines({LANG: 'C', LC_ALL: 'de_DE.utf8'})).toBe('boxes');
	expect(await lines({LANG: ''})).toBe('boxes');
});
