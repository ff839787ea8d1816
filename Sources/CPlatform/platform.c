#define _GNU_SOURCE
#include "platform.h"

#include <arpa/inet.h>
#include <malloc.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <sys/uio.h>

int platform_accept(int listener, void *address) {
    struct sockaddr_storage peer;
    socklen_t length = sizeof peer;
    int socket = accept4(listener, (struct sockaddr *)&peer, &length, SOCK_CLOEXEC | SOCK_NONBLOCK);
    if (socket < 0) return -1;
    setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &(int){1}, sizeof(int));
    setsockopt(socket, IPPROTO_TCP, TCP_NOTSENT_LOWAT, &(int){64 * 1024}, sizeof(int));
    *(char *)address = 0;
    if (peer.ss_family == AF_INET) {
        inet_ntop(AF_INET, &((struct sockaddr_in *)&peer)->sin_addr, address,
                  platform_address_length);
    } else if (peer.ss_family == AF_INET6) {
        struct in6_addr *ip = &((struct sockaddr_in6 *)&peer)->sin6_addr;
        if (IN6_IS_ADDR_V4MAPPED(ip))
            inet_ntop(AF_INET, &ip->s6_addr[12], address, platform_address_length);
        else
            inet_ntop(AF_INET6, ip, address, platform_address_length);
    }
    return socket;
}

ssize_t platform_send(int socket, const void *head, size_t head_length, const void *body,
                      size_t body_length, size_t sent) {
    struct iovec parts[2];
    int count = 0;
    if (sent < head_length) {
        parts[count++] = (struct iovec){(char *)head + sent, head_length - sent};
        sent = 0;
    } else {
        sent -= head_length;
    }
    if (sent < body_length)
        parts[count++] = (struct iovec){(char *)body + sent, body_length - sent};
    struct msghdr message = {.msg_iov = parts, .msg_iovlen = (size_t)count};
    return sendmsg(socket, &message, MSG_NOSIGNAL);
}

void platform_return_memory(void) {
    mallopt(M_MMAP_THRESHOLD, 256 * 1024);
    mallopt(M_TRIM_THRESHOLD, 1024 * 1024);
}

int platform_watcher(void) { return epoll_create1(EPOLL_CLOEXEC); }

int platform_watch(int watcher, int descriptor, uint64_t id, bool add, bool read, bool write) {
    struct epoll_event event = {.events = (read ? EPOLLIN : 0u) | (write ? EPOLLOUT : 0u),
                                .data.u64 = id};
    return epoll_ctl(watcher, add ? EPOLL_CTL_ADD : EPOLL_CTL_MOD, descriptor, &event);
}

int platform_events(int watcher, struct platform_event *events, int maximum) {
    struct epoll_event found[256];
    int count = epoll_wait(watcher, found, maximum < 256 ? maximum : 256, 0);
    for (int i = 0; i < count; i++) {
        events[i] = (struct platform_event){
            .id = found[i].data.u64,
            .readable = found[i].events & EPOLLIN,
            .writable = found[i].events & EPOLLOUT,
            .broken = found[i].events & (EPOLLERR | EPOLLHUP),
        };
    }
    return count;
}
