import type {Rule} from '../model/rule.js';

/**
 * Well-known services of connections without a name: `category | protocol transport/ports …`. 443 is not among them: a connection there carries TLS or
 * QUIC, and without a name it is unnamed, not known.
 */
const services = `
DNS | DNS udp/53 tcp/53; DNS over TLS tcp/853; DNS over QUIC udp/853; mDNS udp/5353; LLMNR udp/5355 tcp/5355; NetBIOS names udp/137; DNSCrypt udp/5443
DNS | WHOIS tcp/43
Time | NTP udp/123; PTP udp/319,320; Time protocol udp/37 tcp/37; Daytime tcp/13
Remote | SSH tcp/22; Telnet tcp/23,992; RDP tcp/3389 udp/3389; VNC tcp/5900,5901,5902,5903; X11 tcp/6000,6001; rlogin tcp/513; WinRM tcp/5985,5986
Remote | TeamViewer tcp/5938 udp/5938; AnyDesk tcp/6568,7070; RustDesk tcp/21115,21116,21117 udp/21116; Mosh udp/60001; PCoIP tcp/4172 udp/4172
Mail | SMTP tcp/25,465,587,2525; IMAP tcp/143,993; POP3 tcp/110,995; ManageSieve tcp/4190
Download | FTP tcp/20,21,989,990; TFTP udp/69; BitTorrent tcp/6881,6882,6883,6884,6885,6886,6887,6888,6889 udp/6881,6969; eDonkey tcp/4662 udp/4672
Storage | SMB tcp/445,139 udp/138; NFS tcp/2049 udp/2049; AFP tcp/548; iSCSI tcp/3260; rsync tcp/873; Syncthing tcp/22000 udp/22000,21027
Storage | Ceph tcp/3300,6789; Bacula tcp/9101,9102,9103
Conference | SIP udp/5060 tcp/5060,5061; STUN udp/3478,5349 tcp/3478,5349; H.323 tcp/1720; MGCP udp/2427; IAX2 udp/4569; Zoom udp/8801; Google Meet udp/19305
Messaging | XMPP tcp/5222,5223,5269; IRC tcp/6667,6668,6669,6697; QQ udp/8000; Mumble tcp/64738 udp/64738; TeamSpeak udp/9987
Push | APNs tcp/2195,2196,2197; FCM tcp/5228,5229,5230
VPN | WireGuard udp/51820; OpenVPN udp/1194 tcp/1194; IKE udp/500,4500; L2TP udp/1701; PPTP tcp/1723; SOCKS tcp/1080; HTTP proxy tcp/3128
VPN | Tailscale udp/41641; ZeroTier udp/9993; Tor tcp/9001,9050; Shadowsocks tcp/8388 udp/8388
Security | Kerberos tcp/88,464 udp/88,464; LDAP tcp/389,636,3268,3269 udp/389; RADIUS udp/1812,1813,1645,1646; TACACS+ tcp/49
IoT | SSDP udp/1900; WS-Discovery udp/3702; MQTT tcp/1883,8883; CoAP udp/5683,5684; IPP tcp/631 udp/631; LPD tcp/515; JetDirect tcp/9100
IoT | Modbus tcp/502; BACnet udp/47808; DNP3 tcp/20000; OPC UA tcp/4840; EtherNet/IP tcp/44818; KNX udp/3671; S7 tcp/102; Tuya udp/6666,6667; LIFX udp/56700
IoT | Dahua tcp/37777; Matter udp/5540; SANE tcp/6566
Connectivity | DHCP udp/67,68; DHCPv6 udp/546,547; NAT-PMP udp/5350,5351; Teredo udp/3544; Wake-on-LAN udp/9
Telemetry | SNMP udp/161,162; Syslog udp/514 tcp/6514,601; NetFlow udp/2055,9995; sFlow udp/6343; IPFIX udp/4739; Zabbix tcp/10050,10051; StatsD udp/8125
Telemetry | Graphite tcp/2003; OpenTelemetry tcp/4317,4318; Jaeger udp/6831; collectd udp/25826; NRPE tcp/5666; Fluentd tcp/24224
Dev | MySQL tcp/3306,33060; PostgreSQL tcp/5432; SQL Server tcp/1433 udp/1434; Oracle tcp/1521; MongoDB tcp/27017,27018; Redis tcp/6379; Memcached tcp/11211
Dev | Elasticsearch tcp/9200,9300; Cassandra tcp/9042; CouchDB tcp/5984; InfluxDB tcp/8086; Neo4j tcp/7687; etcd tcp/2379,2380
Dev | Kafka tcp/9092; AMQP tcp/5672,5671; NATS tcp/4222; ZooKeeper tcp/2181; STOMP tcp/61613; Git tcp/9418; Subversion tcp/3690; Docker tcp/2375,2376
Dev | Kubernetes tcp/6443,10250; Consul tcp/8500,8301 udp/8301; Nomad tcp/4646; Vault tcp/8200; Java debug tcp/5005; Sun RPC tcp/111 udp/111; DCE RPC tcp/135
Video | RTSP tcp/554 udp/554; RTMP tcp/1935; Plex tcp/32400
Games | Minecraft tcp/25565 udp/19132; Source engine udp/27015,27016,27036; Xbox Live tcp/3074 udp/3074; Battle.net tcp/1119; PlayStation udp/9308
Finance | Bitcoin tcp/8333; Ethereum tcp/30303 udp/30303; Monero tcp/18080; FIX tcp/9878
News | NNTP tcp/119,563
Update | Delivery Optimization tcp/7680; WSUS tcp/8530,8531
Telecom | BGP tcp/179; RIP udp/520; BFD udp/3784; LDP tcp/646 udp/646; HSRP udp/1985; VXLAN udp/4789; GENEVE udp/6081; GTP udp/2123,2152; Diameter tcp/3868
Telecom | PFCP udp/8805; CAPWAP udp/5246,5247; TR-069 tcp/7547; Megaco udp/2944
Music | Spotify Connect tcp/4070; DAAP tcp/3689; AirPlay tcp/7000
Other | HTTP tcp/80; Echo tcp/7 udp/7; Chargen udp/19; Gopher tcp/70; Finger tcp/79; NetBIOS sessions udp/139
`;

/** The rules of the layer `port`. */
export function portRules(): Rule[] {
	const rules: Rule[] = [];
	for (const line of services.trim().split('\n')) {
		const [category = '', protocols = ''] = line.split(' | ');
		for (const protocol of protocols.split('; ')) {
			const words = protocol.split(' ');
			const app = words.filter(word => !isPorts(word)).join(' ');
			for (const pattern of words.filter(isPorts).flatMap(expand)) {
				rules.push({match: 'port', pattern, app, category, layer: 'port', priority: 0, author: 'snitop', changedMs: undefined});
			}
		}
	}
	return rules;
}

const isPorts = (word: string): boolean => word.startsWith('tcp/') || word.startsWith('udp/');

/** `tcp/25,465` → `tcp/25`, `tcp/465`. */
const expand = (word: string): string[] =>
	word
		.slice(4)
		.split(',')
		.map(port => word.slice(0, 4) + port);
