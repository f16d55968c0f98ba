/** Lists that collect the names of many apps: they tell a category at most. */
const collection = /^(category|geolocation|tld)-|^(cn|private)$/;

/** Words in the names of such lists → the category that their apps stand in. */
const words: Readonly<Record<string, string>> = {
	ads: 'Ads',
	ai: 'AI',
	android: 'AppStore',
	anticensorship: 'VPN',
	bank: 'Finance',
	blog: 'Social',
	bourse: 'Finance',
	cas: 'PKI',
	cdn: 'CDN',
	collaborate: 'Work',
	communication: 'Messaging',
	container: 'Dev',
	cryptocurrency: 'Finance',
	dev: 'Dev',
	documents: 'Work',
	doh: 'DNS',
	ecommerce: 'Shopping',
	education: 'Education',
	email: 'Mail',
	emby: 'Video',
	entertainment: 'Video',
	finance: 'Finance',
	food: 'Life',
	forums: 'Social',
	gambling: 'Gambling',
	game: 'Games',
	games: 'Games',
	gov: 'Government',
	health: 'Health',
	hospital: 'Health',
	httpdns: 'DNS',
	isp: 'Telecom',
	logistics: 'Life',
	mail: 'Mail',
	media: 'News',
	mooc: 'Education',
	music: 'Music',
	netdisk: 'Storage',
	news: 'News',
	ntp: 'Time',
	password: 'Security',
	payment: 'Finance',
	porn: 'Adult',
	pt: 'Download',
	remote: 'Remote',
	retail: 'Shopping',
	scholar: 'Education',
	securities: 'Finance',
	security: 'Security',
	shopping: 'Shopping',
	social: 'Social',
	tracker: 'Download',
	travel: 'Travel',
	voip: 'Conference',
	vpnservices: 'VPN',
	wiki: 'Reference',
};

/** Whether a list (name in lower case) collects the names of many apps, as `category-games` and `geolocation-!cn` do. */
export const isCollection = (list: string): boolean => collection.test(list);

/** The category that a list says of what it holds or includes: `category-games` → Games, `google-ads` → Ads; undefined where it says none. */
export function categoryOfList(list: string): string | undefined {
	if (list.endsWith('-ads')) return 'Ads';
	if (!list.startsWith('category-')) return undefined;
	// `category-social-media-cn`: the first word that tells something.
	const told = list.split('-').find(word => Object.hasOwn(words, word));
	return told === undefined ? undefined : words[told];
}
