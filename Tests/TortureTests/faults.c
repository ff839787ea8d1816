/* A disk that misbehaves, for one process: loaded by LD_PRELOAD, steered through shared memory.
 *
 * It sees what the process does to files below FAULTS_FOLDER and
 *  - keeps in FAULTS_SHADOW what a power cut would leave of them (power_loss.py makes of it what a
 *    start then finds): `inodes/N` is the content of inode N as of its last fsync; `tree/` has the
 *    folder's entries as they are durable, each a hard link to its inode. A file's first fsync makes
 *    the name that it has then durable; a rename, an unlink and a file never synced wait for the
 *    folder's fsync. A fsync that fails drops what it should have written, as Linux does: those
 *    pages are read as they were written, and no later fsync writes them unless they are written
 *    anew. `dropped/N` has a byte for each page of the inode, 1 where it is so.
 *  - slows or fails fsync, runs out of space, turns read-only, and kills the process at its n-th
 *    change, as the numbers in FAULTS_SWITCHES (see struct switches) say at that moment.
 *
 * Writes through a mapping are not seen: SQLite maps only the -shm, which no power cut leaves. */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

/* The same order as in switches.py. */
struct switches {
    atomic_long sync_delay;  /* milliseconds before each fsync */
    atomic_long failing_sync; /* the fsync, counted from 1, from which on all fail; 0 for none */
    atomic_long space;       /* bytes by which files may still grow; -1 without limit */
    atomic_long read_only;   /* 1: what changes the folder ends with EROFS */
    atomic_long killing_change; /* the change, counted from 1, instead of which the process dies */
    atomic_long changes;     /* counted: writes, syncs, truncations, names made, moved, removed */
    atomic_long syncs;       /* counted */
    atomic_long refused;     /* counted: changes that ended with an error of ours */
};

static struct switches none = {.space = -1}, *switches = &none;
static char folder[PATH_MAX], shadow[PATH_MAX];
static size_t folder_length;
static atomic_int some_dropped;
static pthread_mutex_t shadow_lock = PTHREAD_MUTEX_INITIALIZER;

#define REAL(name) ((__typeof__(&name))real(#name))
static void *real(const char *name) { return dlsym(RTLD_NEXT, name); }

__attribute__((constructor)) static void begin(void) {
    const char *given = getenv("FAULTS_FOLDER");
    if (!given || !realpath(given, folder)) return;
    folder_length = strlen(folder);
    given = getenv("FAULTS_SHADOW");
    if (!given || !realpath(given, shadow)) shadow[0] = 0;
    some_dropped = shadow[0] != 0;
    given = getenv("FAULTS_SWITCHES");
    int file = given ? open(given, O_RDWR | O_CLOEXEC) : -1;
    if (file < 0) return;
    void *memory = mmap(NULL, sizeof *switches, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    if (memory != MAP_FAILED) switches = memory;
    REAL(close)(file);
}

/* What lies where */

static int is_below(const char *path) {
    return folder_length && !strncmp(path, folder, folder_length)
        && (path[folder_length] == '/' || !path[folder_length]);
}

/* The path of an open file below the folder. */
static int find_open(int file, char path[PATH_MAX]) {
    char link[64];
    if (!folder_length) return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    ssize_t length = readlink(link, path, PATH_MAX - 1);
    if (length < 0) return 0;
    path[length] = 0;
    return is_below(path);
}

/* As an absolute path, whose last part need not be there. */
static int find_named(const char *name, char path[PATH_MAX]) {
    char parent[PATH_MAX], whole[PATH_MAX];
    if (!folder_length || strlen(name) >= PATH_MAX) return 0;
    strcpy(parent, name);
    char *slash = strrchr(parent, '/');
    const char *last = slash ? name + (slash - parent) + 1 : name;
    if (slash) *(slash == parent ? slash + 1 : slash) = 0;
    if (!realpath(slash ? parent : ".", whole)) return 0;
    if (snprintf(path, PATH_MAX, "%s/%s", whole, last) >= PATH_MAX) return 0;
    return is_below(path);
}

/* What is refused, and when the process dies */

static int refuse(int error) {
    switches->refused++;
    errno = error;
    return 1;
}

static int fails_to_change(void) {
    long change = ++switches->changes;
    if (change == switches->killing_change) {
        kill(getpid(), SIGKILL);
        for (;;) pause();
    }
    return switches->read_only && refuse(EROFS);
}

/* How much of a write at that place there is room for; -1 for none. */
static ssize_t room(int file, size_t length, off_t place) {
    struct stat status;
    long space = switches->space;
    if (space < 0 || fstat(file, &status)) return length;
    long growth = place + (long)length - status.st_size;
    if (growth <= 0) return length;
    long granted = growth < space ? growth : space;
    switches->space -= granted;
    long kept = (long)length - (growth - granted);
    return kept > 0 ? kept : refuse(ENOSPC) ? -1 : -1;
}

/* The shadow */

enum { page = 4096 };

static void name_inode(ino_t inode, char path[PATH_MAX]) {
    snprintf(path, PATH_MAX, "%s/inodes/%lu", shadow, (unsigned long)inode);
}

static void name_dropped(ino_t inode, char path[PATH_MAX]) {
    snprintf(path, PATH_MAX, "%s/dropped/%lu", shadow, (unsigned long)inode);
}

static int open_dropped(ino_t inode, int flags) {
    char path[PATH_MAX];
    name_dropped(inode, path);
    return REAL(open64)(path, flags | O_CLOEXEC, 0600);
}

/* Brings the durable content up to what is written, but for dropped pages. */
static void copy_content(const char *from, ino_t inode, const char *to) {
    static char buffer[256 * page];
    int in = REAL(open64)(from, O_RDONLY | O_CLOEXEC);
    int out = REAL(open64)(to, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
    int dropped = open_dropped(inode, O_RDONLY);
    off_t place = 0;
    ssize_t length;
    if (in < 0 || out < 0) abort();
    while ((length = pread(in, buffer, dropped < 0 ? sizeof buffer : page, place)) > 0) {
        char is_dropped = 0;
        if (dropped >= 0 && pread(dropped, &is_dropped, 1, place / page) < 0) abort();
        if (!is_dropped && REAL(pwrite64)(out, buffer, length, place) != length) abort();
        place += length;
    }
    if (REAL(ftruncate64)(out, place)) abort();
    close(in);
    close(out);
    if (dropped >= 0) close(dropped);
}

/* A fsync failed: what differs from the durable content will not be written. */
static void drop_unsynced(int file, const char *path) {
    char content[PATH_MAX], now[page], before[page];
    struct stat status;
    if (!shadow[0] || fstat(file, &status) || !S_ISREG(status.st_mode)) return;
    pthread_mutex_lock(&shadow_lock);
    name_inode(status.st_ino, content);
    int in = REAL(open64)(path, O_RDONLY | O_CLOEXEC);
    int durable = REAL(open64)(content, O_RDONLY | O_CLOEXEC);
    int dropped = open_dropped(status.st_ino, O_WRONLY | O_CREAT);
    if (in < 0 || dropped < 0) abort();
    ssize_t length;
    for (off_t place = 0; (length = pread(in, now, page, place)) > 0; place += page) {
        ssize_t had = durable < 0 ? 0 : pread(durable, before, page, place);
        if (had == length && !memcmp(now, before, length)) continue;
        if (REAL(pwrite64)(dropped, "\1", 1, place / page) != 1) abort();
    }
    close(in);
    close(dropped);
    if (durable >= 0) close(durable);
    some_dropped = 1;
    pthread_mutex_unlock(&shadow_lock);
}

/* Pages that are written anew will be synced like any others. */
static void take_up(int file, off_t place, ssize_t length) {
    struct stat status;
    if (!some_dropped || length <= 0 || fstat(file, &status)) return;
    pthread_mutex_lock(&shadow_lock);
    int dropped = open_dropped(status.st_ino, O_WRONLY);
    for (off_t each = place / page; dropped >= 0 && each <= (place + length - 1) / page; each++)
        if (REAL(pwrite64)(dropped, "", 1, each) != 1) abort();
    if (dropped >= 0) close(dropped);
    pthread_mutex_unlock(&shadow_lock);
}

static void name_entry(const char *path, char entry[PATH_MAX]) {
    if (snprintf(entry, PATH_MAX, "%s/tree%s", shadow, path + folder_length) >= PATH_MAX) abort();
    for (char *slash = entry + strlen(shadow) + 1; (slash = strchr(slash, '/')); *slash++ = '/') {
        *slash = 0;
        mkdir(entry, 0700);
    }
}

/* Hard links `entry` to the inode's durable content, which is nothing where it was never synced. */
static void keep_entry(ino_t inode, const char *entry) {
    char content[PATH_MAX];
    struct stat durable, named;
    name_inode(inode, content);
    int made = REAL(open64)(content, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
    if (made >= 0) close(made);
    if (stat(content, &durable)) return;
    if (!stat(entry, &named) && named.st_ino == durable.st_ino) return;
    REAL(unlink)(entry);
    if (REAL(link)(content, entry)) abort();
}

static void sync_file(const char *path, const struct stat *status) {
    char content[PATH_MAX], entry[PATH_MAX];
    struct stat durable;
    name_inode(status->st_ino, content);
    copy_content(path, status->st_ino, content);
    name_entry(path, entry);
    if (!stat(content, &durable) && durable.st_nlink == 1 && access(entry, F_OK))
        keep_entry(status->st_ino, entry);
}

static void sync_folder(const char *path) {
    char entry[PATH_MAX], there[PATH_MAX];
    struct dirent *item;
    struct stat status;
    name_entry(path, entry);
    mkdir(entry, 0700);
    DIR *now = opendir(path), *before = opendir(entry);
    if (!now || !before) abort();
    while ((item = readdir(before))) {
        if (snprintf(there, PATH_MAX, "%s/%s", path, item->d_name) >= PATH_MAX) abort();
        if (item->d_type == DT_REG && lstat(there, &status)) {
            snprintf(there, PATH_MAX, "%s/%s", entry, item->d_name);
            REAL(unlink)(there);
        }
    }
    while ((item = readdir(now))) {
        if (snprintf(there, PATH_MAX, "%s/%s", path, item->d_name) >= PATH_MAX) abort();
        if (lstat(there, &status) || !S_ISREG(status.st_mode)) continue;
        snprintf(there, PATH_MAX, "%s/%s", entry, item->d_name);
        keep_entry(status.st_ino, there);
    }
    closedir(now);
    closedir(before);
}

/* An inode whose last name goes may come back as another file: its content stays under the durable
 * names alone. */
static void forget_inode(const char *path) {
    struct stat status;
    char content[PATH_MAX];
    if (!shadow[0] || lstat(path, &status) || !S_ISREG(status.st_mode) || status.st_nlink > 1) return;
    name_inode(status.st_ino, content);
    REAL(unlink)(content);
    name_dropped(status.st_ino, content);
    REAL(unlink)(content);
}

static void keep(int file, const char *path) {
    struct stat status;
    if (!shadow[0] || fstat(file, &status) || status.st_nlink == 0) return;
    pthread_mutex_lock(&shadow_lock);
    if (S_ISDIR(status.st_mode)) sync_folder(path);
    else sync_file(path, &status);
    pthread_mutex_unlock(&shadow_lock);
}

/* The calls */

static int sync_with(int (*sync)(int), int file) {
    char path[PATH_MAX];
    if (!find_open(file, path)) return sync(file);
    if (fails_to_change()) return -1;
    long count = ++switches->syncs, delay = switches->sync_delay;
    if (delay) usleep(delay * 1000);
    if (switches->failing_sync && count >= switches->failing_sync) {
        drop_unsynced(file, path);
        return refuse(EIO), -1;
    }
    int result = sync(file);
    if (!result) keep(file, path);
    return result;
}
int fsync(int file) { return sync_with(REAL(fsync), file); }
int fdatasync(int file) { return sync_with(REAL(fdatasync), file); }

ssize_t pwrite64(int file, const void *bytes, size_t length, off64_t place) {
    char path[PATH_MAX];
    if (!find_open(file, path)) return REAL(pwrite64)(file, bytes, length, place);
    if (fails_to_change()) return -1;
    ssize_t granted = room(file, length, place);
    if (granted < 0) return -1;
    ssize_t written = REAL(pwrite64)(file, bytes, granted, place);
    take_up(file, place, written);
    return written;
}
ssize_t pwrite(int file, const void *bytes, size_t length, off_t place) {
    return pwrite64(file, bytes, length, place);
}

ssize_t write(int file, const void *bytes, size_t length) {
    char path[PATH_MAX];
    if (!find_open(file, path)) return REAL(write)(file, bytes, length);
    if (fails_to_change()) return -1;
    off_t place = lseek(file, 0, SEEK_CUR);
    ssize_t granted = room(file, length, place);
    if (granted < 0) return -1;
    ssize_t written = REAL(write)(file, bytes, granted);
    take_up(file, place, written);
    return written;
}

ssize_t writev(int file, const struct iovec *parts, int count) {
    char path[PATH_MAX];
    if (!find_open(file, path)) return REAL(writev)(file, parts, count);
    return count ? write(file, parts[0].iov_base, parts[0].iov_len) : 0;
}

int ftruncate64(int file, off64_t length) {
    char path[PATH_MAX];
    struct stat status;
    if (find_open(file, path)) {
        if (fails_to_change()) return -1;
        long space = switches->space;
        if (space >= 0 && !fstat(file, &status) && length - status.st_size > space)
            return refuse(ENOSPC), -1;
    }
    return REAL(ftruncate64)(file, length);
}
int ftruncate(int file, off_t length) { return ftruncate64(file, length); }

int unlink(const char *name) {
    char path[PATH_MAX];
    if (!find_named(name, path)) return REAL(unlink)(name);
    if (fails_to_change()) return -1;
    forget_inode(path);
    return REAL(unlink)(name);
}

int rename(const char *old, const char *new) {
    char from[PATH_MAX], to[PATH_MAX];
    if (find_named(new, to) && find_named(old, from)) {
        if (fails_to_change()) return -1;
        if (strcmp(from, to)) forget_inode(to);
    }
    return REAL(rename)(old, new);
}

int link(const char *old, const char *new) {
    char path[PATH_MAX];
    if (find_named(new, path) && fails_to_change()) return -1;
    return REAL(link)(old, new);
}

int open64(const char *name, int flags, ...) {
    char path[PATH_MAX];
    mode_t mode = 0;
    if (flags & (O_CREAT | O_TMPFILE)) {
        va_list rest;
        va_start(rest, flags);
        mode = va_arg(rest, mode_t);
        va_end(rest);
    }
    if ((flags & O_ACCMODE) != O_RDONLY && folder_length && find_named(name, path)) {
        int makes = (flags & O_CREAT) && access(path, F_OK);
        if (makes && fails_to_change()) return -1;
        if (switches->read_only) return refuse(EROFS), -1;
    }
    return REAL(open64)(name, flags, mode);
}
int open(const char *name, int flags, ...) {
    mode_t mode = 0;
    if (flags & (O_CREAT | O_TMPFILE)) {
        va_list rest;
        va_start(rest, flags);
        mode = va_arg(rest, mode_t);
        va_end(rest);
    }
    return open64(name, flags, mode);
}
