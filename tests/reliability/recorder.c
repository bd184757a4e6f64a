/* Preloaded into a session: writes down, in order, what it asks the system to write and to sync below one folder,
 * and what it says on its standard output.  power.py reads the record and plays power cuts from it.
 *
 * A record: one letter, then three 64-bit numbers (inode, offset or size, length), then `length` bytes.
 * O opened (path) | C opened and cut to nothing (path) | W written (bytes) | T truncated to offset | S synced
 * U unlinked (path) | R renamed (old path, NUL, new path) | A said on standard output (bytes)
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

static pthread_mutex_t guard = PTHREAD_MUTEX_INITIALIZER;
static int record = -1;
static char root[PATH_MAX];
static unsigned char watched[65536];

#define REAL(name, type) \
    static __typeof__(type) real_##name; \
    if (!real_##name) real_##name = (type)dlsym(RTLD_NEXT, #name)

static void put(const void *data, size_t size) {
    REAL(write, ssize_t (*)(int, const void *, size_t));
    const char *from = data;
    while (size > 0) {
        ssize_t done = real_write(record, from, size);
        if (done <= 0) abort();
        from += done;
        size -= done;
    }
}

static void note(char kind, uint64_t inode, uint64_t where, const void *data, uint64_t size) {
    put(&kind, 1);
    put(&inode, 8);
    put(&where, 8);
    put(&size, 8);
    if (size) put(data, size);
}

__attribute__((constructor)) static void begin(void) {
    const char *to = getenv("RECORD_TO"), *below = getenv("RECORD_BELOW");
    if (!to || !below) return;
    strncpy(root, below, sizeof root - 1);
    REAL(open64, int (*)(const char *, int, ...));
    record = real_open64(to, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

static int below(const char *path) {
    return record >= 0 && path && strncmp(path, root, strlen(root)) == 0;
}

static uint64_t inode_of(int fd) {
    struct stat found;
    return fstat(fd, &found) == 0 ? (uint64_t)found.st_ino : 0;
}

static int opened(int fd, const char *path, int flags) {
    if (fd >= 0 && fd < (int)sizeof watched) {
        watched[fd] = below(path);
        if (watched[fd]) note(flags & O_TRUNC ? 'C' : 'O', inode_of(fd), 0, path, strlen(path));
    }
    return fd;
}

#define OPEN(name) \
    int name(const char *path, int flags, ...) { \
        REAL(name, int (*)(const char *, int, ...)); \
        va_list rest; \
        va_start(rest, flags); \
        mode_t mode = flags & O_CREAT ? va_arg(rest, mode_t) : 0; \
        va_end(rest); \
        pthread_mutex_lock(&guard); \
        int fd = opened(real_##name(path, flags, mode), path, flags); \
        pthread_mutex_unlock(&guard); \
        return fd; \
    }
OPEN(open)
OPEN(open64)

static int is_watched(int fd) { return record >= 0 && fd >= 0 && fd < (int)sizeof watched && watched[fd]; }

#define PWRITE(name) \
    ssize_t name(int fd, const void *data, size_t size, off_t at) { \
        REAL(name, ssize_t (*)(int, const void *, size_t, off_t)); \
        pthread_mutex_lock(&guard); \
        ssize_t done = real_##name(fd, data, size, at); \
        if (done > 0 && is_watched(fd)) note('W', inode_of(fd), at, data, done); \
        pthread_mutex_unlock(&guard); \
        return done; \
    }
PWRITE(pwrite)
PWRITE(pwrite64)

ssize_t write(int fd, const void *data, size_t size) {
    REAL(write, ssize_t (*)(int, const void *, size_t));
    pthread_mutex_lock(&guard);
    off_t at = is_watched(fd) ? lseek(fd, 0, SEEK_CUR) : 0;
    ssize_t done = real_write(fd, data, size);
    if (done > 0 && record >= 0 && fd == 1) note('A', 0, 0, data, done);
    else if (done > 0 && is_watched(fd)) note('W', inode_of(fd), at, data, done);
    pthread_mutex_unlock(&guard);
    return done;
}

#define TRUNCATE(name) \
    int name(int fd, off_t size) { \
        REAL(name, int (*)(int, off_t)); \
        pthread_mutex_lock(&guard); \
        int done = real_##name(fd, size); \
        if (done == 0 && is_watched(fd)) note('T', inode_of(fd), size, 0, 0); \
        pthread_mutex_unlock(&guard); \
        return done; \
    }
TRUNCATE(ftruncate)
TRUNCATE(ftruncate64)

#define SYNC(name) \
    int name(int fd) { \
        REAL(name, int (*)(int)); \
        pthread_mutex_lock(&guard); \
        int done = real_##name(fd); \
        if (done == 0 && is_watched(fd)) note('S', inode_of(fd), 0, 0, 0); \
        pthread_mutex_unlock(&guard); \
        return done; \
    }
SYNC(fsync)
SYNC(fdatasync)

int unlink(const char *path) {
    REAL(unlink, int (*)(const char *));
    pthread_mutex_lock(&guard);
    int done = real_unlink(path);
    if (done == 0 && below(path)) note('U', 0, 0, path, strlen(path));
    pthread_mutex_unlock(&guard);
    return done;
}

int rename(const char *old, const char *new) {
    REAL(rename, int (*)(const char *, const char *));
    pthread_mutex_lock(&guard);
    int done = real_rename(old, new);
    if (done == 0 && below(new)) {
        char both[2 * PATH_MAX];
        size_t first = strlen(old), second = strlen(new);
        memcpy(both, old, first + 1);
        memcpy(both + first + 1, new, second);
        note('R', 0, 0, both, first + 1 + second);
    }
    pthread_mutex_unlock(&guard);
    return done;
}
