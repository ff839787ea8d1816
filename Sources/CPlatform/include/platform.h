#ifndef PLATFORM_H
#define PLATFORM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

/* What Swift's view of Glibc lacks: accept4, the EPOLL_* macros, and system calls over several
   buffers without pointers to pointers. Each returns -1 with errno set when it fails. */

enum { platform_address_length = 46 };

/* Accepts a connection: non-blocking, closed on exec, without Nagle's delay, with at most 64 KB in
   the kernel that are not on their way yet. Writes the client's
   address as text, at most platform_address_length bytes; an IPv4 address inside IPv6 is written as IPv4. */
int platform_accept(int listener, void *address);

/* Sends what of head and body follows after the first `sent` bytes, without SIGPIPE. */
ssize_t platform_send(int socket, const void *head, size_t head_length, const void *body,
                      size_t body_length, size_t sent);

/* Has blocks of 256 KB and more given back to the system when they are freed. The C library would
   raise that bound to the largest such block and keep them all from then on. */
void platform_return_memory(void);

/* A set of descriptors to watch; its own descriptor is readable while one of them is ready. */
int platform_watcher(void);

struct platform_event {
    uint64_t id;
    bool readable;
    bool writable;
    bool broken; /* error, or closed in both directions */
};

/* Watches `descriptor` under `id` for the given readiness, from now (`add`) or changed. */
int platform_watch(int watcher, int descriptor, uint64_t id, bool add, bool read, bool write);

/* Writes at most `maximum` (up to 256) events that are there now; never waits. */
int platform_events(int watcher, struct platform_event *events, int maximum);

#endif
