/* Sends the frames of a pcap file (microseconds, this machine's byte order) over an interface, again and again:
 *   send INTERFACE FILE PACKETS_PER_SECOND (0: as fast as it goes) SECONDS
 * Prints how many frames were sent and in what time. */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <linux/if_packet.h>
#include <net/ethernet.h>
#include <net/if.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

#define BATCH 64

static double now(void) {
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return t.tv_sec + t.tv_nsec / 1e9;
}

int main(int argc, char **argv) {
	if (argc != 5) return 2;
	FILE *file = fopen(argv[2], "rb");
	if (!file) { perror(argv[2]); return 1; }
	fseek(file, 0, SEEK_END);
	size_t size = ftell(file);
	rewind(file);
	unsigned char *bytes = malloc(size);
	if (fread(bytes, 1, size, file) != size) return 1;
	size_t count = 0;
	for (size_t at = 24; at + 16 <= size; at += 16 + *(uint32_t *)(bytes + at + 8)) count++;
	struct iovec *frames = malloc(count * sizeof *frames);
	size_t n = 0;
	for (size_t at = 24; at + 16 <= size && n < count; at += 16 + *(uint32_t *)(bytes + at + 8))
		frames[n++] = (struct iovec){bytes + at + 16, *(uint32_t *)(bytes + at + 8)};

	int fd = socket(AF_PACKET, SOCK_RAW, 0);
	int one = 1, room = 32 << 20;
	struct sockaddr_ll to = {.sll_family = AF_PACKET, .sll_protocol = htons(ETH_P_ALL), .sll_ifindex = if_nametoindex(argv[1])};
	if (fd < 0 || bind(fd, (struct sockaddr *)&to, sizeof to) < 0) { perror(argv[1]); return 1; }
	setsockopt(fd, SOL_PACKET, PACKET_QDISC_BYPASS, &one, sizeof one);
	setsockopt(fd, SOL_SOCKET, SO_SNDBUFFORCE, &room, sizeof room);

	double rate = atof(argv[3]), seconds = atof(argv[4]), start = now();
	uint64_t sent = 0;
	struct mmsghdr batch[BATCH];
	memset(batch, 0, sizeof batch);
	for (size_t next = 0; now() - start < seconds;) {
		if (rate > 0 && sent > rate * (now() - start)) {
			usleep(200);
			continue;
		}
		for (int i = 0; i < BATCH; i++) {
			batch[i].msg_hdr.msg_iov = &frames[next];
			batch[i].msg_hdr.msg_iovlen = 1;
			next = next + 1 == count ? 0 : next + 1;
		}
		for (int done = 0; done < BATCH;) {
			int k = sendmmsg(fd, batch + done, BATCH - done, 0);
			if (k > 0) done += k, sent += k;
			else if (errno == ENOBUFS || errno == EAGAIN) usleep(50); /* the device's queue is full: the same frames again */
			else {
				perror("sendmmsg");
				return 1;
			}
		}
	}
	printf("%llu %.3f\n", (unsigned long long)sent, now() - start);
	return 0;
}
