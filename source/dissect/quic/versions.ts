/** How the Initial keys of a version come about (RFC 9001 section 5.2, RFC 9369 section 3.3). */
export interface Derivation {
	readonly salt: Buffer;
	/** Prefix of the labels of key, IV and header protection. */
	readonly label: 'quic' | 'quicv2';
	/** The payload is made of Google's frames. */
	readonly google: boolean;
}

/** What has to be known of a version in order to read its Initials. */
export interface QuicVersion {
	/** In the order in which they are tried; none where Initials travel in the clear. */
	readonly derivations: readonly Derivation[];
	/** The type bits of an Initial; the other types count up from it (RFC 9369 section 3.2). */
	readonly initialType: 0 | 1;
	/** Both connection ID lengths share one byte (drafts before 22, Google's Q044 to Q049). */
	readonly sharedLengths: boolean;
	/** The number alone says that this is QUIC. */
	readonly certain: boolean;
}

const quic = (salt: string): Derivation => ({salt: Buffer.from(salt, 'hex'), label: 'quic', google: false});
const quicv2 = (salt: string): Derivation => ({...quic(salt), label: 'quicv2'});
const google = (salt: string): Derivation => ({...quic(salt), google: true});

const V1 = quic('38762cf7f55934b34d179ae6a4c80cadccbb7f0a');
const DRAFT_29 = quic('afbfec289993d24c9e9786f19c6111e04390a899');
const DRAFT_23 = quic('c3eef712c72ebb5a11a7d2432bb46365bef9f502');
const DRAFT_21 = quic('7fbcdb0e7c66bbe9193a96cd21519ebd7a02644a');
const DRAFT_17 = quic('ef4fb0abb47470c41befcf8031334fae485e09a0');
const V2 = quicv2('0dede3def700a6db819381be6e269dcbf9bd2ed9');
const V2_DRAFT = quicv2('a707c203a59b47184a1d62ca570406ea7ae3e5d3');
const Q050 = google('504574efd066fe2f9d945cfcdbd3a7f0d3b56b45');
const T050 = google('7ff579e5acd072915580304c43a2367c60488310');
const T051 = google('7a4edef4e7ccee5fa4506c19124fc8ccda6e033d');
const PICOQUIC = quic('306716d76375d5554b2f605eef78d8333dc1ca36');

const ietf = (...derivations: Derivation[]): QuicVersion => ({
	derivations,
	initialType: 0,
	sharedLengths: false,
	certain: true,
});

const version1 = ietf(V1);
const draft29 = ietf(DRAFT_29);
const draft23 = ietf(DRAFT_23);
const draft22 = ietf(DRAFT_21);
const draft21: QuicVersion = {...draft22, sharedLengths: true};
const draft17: QuicVersion = {...ietf(DRAFT_17), sharedLengths: true};
const version2: QuicVersion = {...ietf(V2), initialType: 1};
const version2Draft: QuicVersion = {...ietf(V2_DRAFT), initialType: 1};
const q044: QuicVersion = {...ietf(), sharedLengths: true};
const q050 = ietf(Q050);
/** Facebook's own: the salt of draft 23, that of version 1 in later ones. */
const mvfst = ietf(DRAFT_23, V1, DRAFT_29, DRAFT_21);
/** Versions made up so that servers must negotiate (RFC 9000 section 15, 0x?a?a?a?a), and private ones of which only the name is known. */
const anybody = ietf(V1, DRAFT_29, DRAFT_23, DRAFT_21);
const stranger: QuicVersion = {...anybody, certain: false};

const exact: ReadonlyMap<number, QuicVersion> = new Map([
	[0x00000001, version1],
	[0x6b3343cf, version2],
	[0x709a50c4, version2Draft],
	[0xff020000, version2Draft],
	[0xfaceb000, draft22],
	[0xfaceb001, draft22],
	[0xfaceb003, version1],
	[0xfaceb004, version1],
	[0xfacefeed, version1],
	[0x51303530, q050],
	[0x54303530, ietf(T050)],
	[0x54303531, ietf(T051)],
	[0x50435130, ietf(PICOQUIC, V1)], // PCQ0, PCQ1: picoquic
	[0x50435131, ietf(PICOQUIC, V1)],
]);

/** By number; versions that nobody knows are given the salts of the published ones to try, and are not `certain`. */
export function versionOf(version: number): QuicVersion {
	const known = exact.get(version);
	if (known !== undefined) return known;
	const high = version >>> 8;
	if (high === 0xff0000) {
		const draft = version & 0xff;
		if (draft >= 33) return version1;
		if (draft >= 29) return draft29;
		if (draft >= 23) return draft23;
		if (draft === 22) return draft22;
		return draft === 21 ? draft21 : draft17;
	}
	if (high === 0xfaceb0) return mvfst;
	const googleNumber = googleVersion(version);
	if (googleNumber !== 0) return googleNumber < 50 ? q044 : q050;
	const greased = (version & 0x0f0f0f0f) >>> 0 === 0x0a0a0a0a;
	// quic-go, quant, quicly, msquic, mozquic, Tencent: names without a published salt of their own.
	const named = high === 0x51474f || high === 0x454747 || high === 0x91c170 || high === 0xabcd00 || high === 0xf123f0 || high === 0x070070;
	return greased || named ? anybody : stranger;
}

/** 43 for `Q043`; 0 for any other version. */
export function googleVersion(version: number): number {
	if (version >>> 16 !== 0x5130) return 0;
	const tens = ((version >>> 8) & 0xff) - 0x30;
	const ones = (version & 0xff) - 0x30;
	return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : 0;
}
