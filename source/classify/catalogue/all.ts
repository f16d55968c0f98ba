import {ads} from './ads.js';
import {adult} from './adult.js';
import {ai} from './ai.js';
import {appstore} from './appstore.js';
import {cdn} from './cdn.js';
import {cloud} from './cloud.js';
import {conference} from './conference.js';
import {connectivity} from './connectivity.js';
import {dev} from './dev.js';
import {dns} from './dns.js';
import {download} from './download.js';
import {education} from './education.js';
import {finance} from './finance.js';
import {gambling} from './gambling.js';
import {games} from './games.js';
import {government} from './government.js';
import {health} from './health.js';
import {iot} from './iot.js';
import {life} from './life.js';
import {mail} from './mail.js';
import {maps} from './maps.js';
import {messaging} from './messaging.js';
import {music} from './music.js';
import {news} from './news.js';
import {other} from './other.js';
import {pki} from './pki.js';
import {portal} from './portal.js';
import {push} from './push.js';
import {reference} from './reference.js';
import {remote} from './remote.js';
import {search} from './search.js';
import {security} from './security.js';
import {shopping} from './shopping.js';
import {social} from './social.js';
import {storage} from './storage.js';
import {tech} from './tech.js';
import {telecom} from './telecom.js';
import {telemetry} from './telemetry.js';
import {time} from './time.js';
import {travel} from './travel.js';
import {update} from './update.js';
import {video} from './video.js';
import {vpn} from './vpn.js';
import {work} from './work.js';

/** Category → text of the catalogue, in the order of the categories; `parseCatalogue` reads it. */
export const catalogueTexts: readonly (readonly [category: string, text: string])[] = [
	['Video', video],
	['Music', music],
	['Social', social],
	['Messaging', messaging],
	['Conference', conference],
	['Mail', mail],
	['Games', games],
	['Shopping', shopping],
	['Finance', finance],
	['Travel', travel],
	['Life', life],
	['News', news],
	['Education', education],
	['Reference', reference],
	['Search', search],
	['Portal', portal],
	['AI', ai],
	['Work', work],
	['Dev', dev],
	['Cloud', cloud],
	['Storage', storage],
	['CDN', cdn],
	['Ads', ads],
	['Telemetry', telemetry],
	['Update', update],
	['AppStore', appstore],
	['Push', push],
	['DNS', dns],
	['Time', time],
	['PKI', pki],
	['Connectivity', connectivity],
	['VPN', vpn],
	['Remote', remote],
	['Security', security],
	['Maps', maps],
	['IoT', iot],
	['Telecom', telecom],
	['Government', government],
	['Health', health],
	['Download', download],
	['Adult', adult],
	['Gambling', gambling],
	['Tech', tech],
	['Other', other],
];
