#define _GNU_SOURCE
#include "limited.h"

#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stdbool.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

enum { most_texts = 32 };

/* Of the kernel's linux/landlock.h, which older systems lack (landlock(7)). */
struct ruleset {
    uint64_t files;
    uint64_t network;
};
struct __attribute__((packed)) beneath {
    uint64_t allowed;
    int32_t parent;
};
enum {
    create_ruleset = 444,
    add_rule = 445,
    restrict_self = 446,

    execute = 1 << 0,
    write_file = 1 << 1,
    read_file = 1 << 2,
    read_folder = 1 << 3,
    remove_file = 1 << 5,
    make_file = 1 << 8,
    refer = 1 << 13,
    truncate_file = 1 << 14,
    all_of_first = (1 << 13) - 1,
    both_of_network = 3,
};

/* From here on: in the child, between fork and exec, nothing but system calls. */

static void allow(int ruleset, const char *path, uint64_t rights) {
    int parent = open(path, O_PATH | O_CLOEXEC);
    if (parent < 0) return;
    struct beneath rule = {.allowed = rights, .parent = parent};
    syscall(add_rule, ruleset, 1, &rule, 0);
    close(parent);
}

static void fence(const char *program, const char *folder) {
    long version = syscall(create_ruleset, NULL, 0, 1);
    if (version < 1) return;
    uint64_t writing = write_file | (version >= 3 ? truncate_file : 0);
    struct ruleset rules = {
        .files = all_of_first | (version >= 2 ? refer : 0) | (version >= 3 ? truncate_file : 0),
        .network = version >= 4 ? both_of_network : 0,
    };
    int ruleset = (int)syscall(create_ruleset, &rules, version >= 4 ? 16 : 8, 0);
    if (ruleset < 0) return;
    static const char *const libraries[] = {
        "/usr", "/lib", "/lib64", "/bin", "/etc/ld.so.cache", "/etc/fonts", "/etc/ImageMagick-6",
        "/etc/ImageMagick-7", "/var/cache/fontconfig", NULL,
    };
    for (int i = 0; libraries[i]; i++) {
        /* Of a file only what a file can have. */
        allow(ruleset, libraries[i], execute | read_file | read_folder);
        allow(ruleset, libraries[i], execute | read_file);
    }
    allow(ruleset, program, execute | read_file);
    allow(ruleset, "/dev/null", read_file | writing);
    allow(ruleset, "/dev/urandom", read_file);
    allow(ruleset, folder, read_file | read_folder | writing | make_file | remove_file);
    syscall(restrict_self, ruleset, 0);
    close(ruleset);
}

static void bound(int resource, rlim_t most) {
    struct rlimit limit = {most, most};
    setrlimit(resource, &limit);
}

static void be_first_to_go(void) {
    int file = open("/proc/self/oom_score_adj", O_WRONLY | O_CLOEXEC);
    if (file < 0) return;
    if (write(file, "1000", 4) < 0) errno = 0;
    close(file);
}

static void begin(char *const arguments[], char *const environment[], const char *folder,
                  const struct limited_bounds *bounds, int output, int errors, pid_t parent) {
    setsid();
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent) _exit(127);
    for (int number = 1; number < NSIG; number++) signal(number, SIG_DFL);
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);

    int nothing = open("/dev/null", O_RDWR);
    if (nothing < 0 || dup2(nothing, 0) < 0 || dup2(output, 1) < 0) _exit(127);
    if (dup2(errors < 0 ? nothing : errors, 2) < 0) _exit(127);
    if (syscall(SYS_close_range, 3, ~0u, 0) < 0)
        for (int descriptor = 3; descriptor < 65536; descriptor++) close(descriptor);
    be_first_to_go();
    setpriority(PRIO_PROCESS, 0, 10);
    if (chdir(folder) < 0) _exit(127);

    bound(RLIMIT_AS, bounds->memory);
    bound(RLIMIT_FSIZE, bounds->file);
    bound(RLIMIT_CPU, bounds->processor);
    bound(RLIMIT_NOFILE, 64);
    bound(RLIMIT_CORE, 0);
    /* One process, without children or threads, of whoever is not root. */
    bound(RLIMIT_NPROC, 1);
    prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    if (unshare(CLONE_NEWUSER | CLONE_NEWNET) < 0) errno = 0;
    fence(arguments[0], folder);
    execve(arguments[0], arguments, environment);
    _exit(127);
}

static bool divide(const char *texts, size_t length, char *parts[]) {
    int count = 0;
    for (size_t start = 0; start < length; start += strnlen(texts + start, length - start) + 1) {
        if (count == most_texts) return false;
        parts[count++] = (char *)texts + start;
    }
    parts[count] = NULL;
    return length == 0 || texts[length - 1] == 0;
}

pid_t limited_start(const char *arguments, size_t length, const char *environment,
                    size_t environment_length, const char *folder,
                    const struct limited_bounds *bounds, bool hears_errors, int *output) {
    char *words[most_texts + 1], *variables[most_texts + 1];
    if (!divide(arguments, length, words) || !words[0] ||
        !divide(environment, environment_length, variables)) {
        errno = EINVAL;
        return -1;
    }
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) < 0) return -1;
    pid_t parent = getpid();
    pid_t child = fork();
    if (child == 0)
        begin(words, variables, folder, bounds, ends[1], hears_errors ? ends[1] : -1, parent);
    int reason = errno;
    close(ends[1]);
    if (child < 0) {
        close(ends[0]);
        errno = reason;
        return -1;
    }
    *output = ends[0];
    return child;
}
