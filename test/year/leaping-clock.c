/*
 * A clock that leaps, for programs that are started with this library in LD_PRELOAD: all their clocks, monotonic ones too, are ahead
 * of the machine's by the seconds that the file LEAPING_CLOCK holds as one 64-bit integer. Every program maps that file, so a leap
 * is one write, which all see at once, and no clock goes back.
 *
 * What waits until a moment of such a clock waits until the machine's moment instead. Waits for a length of time stay as they are.
 * Clocks of processor time stay real, and so does what the kernel says of files.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <pthread.h>
#include <semaphore.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

static _Atomic int64_t still;
static _Atomic int64_t *ahead = &still;

static int (*next_gettime)(clockid_t, struct timespec *);
static int (*next_nanosleep)(clockid_t, int, const struct timespec *, struct timespec *);
static int (*next_cond_timedwait)(pthread_cond_t *, pthread_mutex_t *, const struct timespec *);
static int (*next_cond_clockwait)(pthread_cond_t *, pthread_mutex_t *, clockid_t, const struct timespec *);
static int (*next_sem_timedwait)(sem_t *, const struct timespec *);
static int (*next_sem_clockwait)(sem_t *, clockid_t, const struct timespec *);

static void *next(const char *name) { return dlsym(RTLD_NEXT, name); }

__attribute__((constructor)) static void open_clock(void)
{
    next_gettime = next("clock_gettime");
    next_nanosleep = next("clock_nanosleep");
    /* There are two: the older one has another layout. */
    next_cond_timedwait = dlvsym(RTLD_NEXT, "pthread_cond_timedwait", "GLIBC_2.3.2");
    if (next_cond_timedwait == NULL) next_cond_timedwait = next("pthread_cond_timedwait");
    next_cond_clockwait = next("pthread_cond_clockwait");
    next_sem_timedwait = next("sem_timedwait");
    next_sem_clockwait = next("sem_clockwait");

    const char *path = getenv("LEAPING_CLOCK");
    int file = path == NULL ? -1 : open(path, O_RDONLY | O_CLOEXEC);
    void *page = file < 0 ? MAP_FAILED : mmap(NULL, sizeof(int64_t), PROT_READ, MAP_SHARED, file, 0);
    if (file >= 0) close(file);
    if (page == MAP_FAILED) {
        fputs("the file of the leaping clock can't be read\n", stderr);
        abort();
    }
    ahead = page;
}

static int is_faked(clockid_t clock)
{
    switch (clock) {
    case CLOCK_REALTIME:
    case CLOCK_REALTIME_COARSE:
    case CLOCK_MONOTONIC:
    case CLOCK_MONOTONIC_COARSE:
    case CLOCK_MONOTONIC_RAW:
    case CLOCK_BOOTTIME:
        return 1;
    default:
        return 0;
    }
}

static struct timespec real(const struct timespec *moment)
{
    struct timespec moved = *moment;
    moved.tv_sec -= atomic_load(ahead);
    if (moved.tv_sec < 0) moved.tv_sec = 0;
    return moved;
}

int clock_gettime(clockid_t clock, struct timespec *now)
{
    /* Other libraries ask before this one is ready. */
    int failed = next_gettime ? next_gettime(clock, now) : (int)syscall(SYS_clock_gettime, clock, now);
    if (!failed && is_faked(clock)) now->tv_sec += atomic_load(ahead);
    return failed;
}

int gettimeofday(struct timeval *restrict now, void *restrict zone)
{
    (void)zone;
    struct timespec exact;
    int failed = clock_gettime(CLOCK_REALTIME, &exact);
    if (!failed) *now = (struct timeval){.tv_sec = exact.tv_sec, .tv_usec = exact.tv_nsec / 1000};
    return failed;
}

time_t time(time_t *now)
{
    struct timespec exact;
    clock_gettime(CLOCK_REALTIME, &exact);
    if (now != NULL) *now = exact.tv_sec;
    return exact.tv_sec;
}

int clock_nanosleep(clockid_t clock, int flags, const struct timespec *until, struct timespec *left)
{
    if (!(flags & TIMER_ABSTIME) || !is_faked(clock)) return next_nanosleep(clock, flags, until, left);
    struct timespec moved = real(until);
    return next_nanosleep(clock, flags, &moved, left);
}

int pthread_cond_timedwait(pthread_cond_t *cond, pthread_mutex_t *mutex, const struct timespec *until)
{
    struct timespec moved = real(until);
    return next_cond_timedwait(cond, mutex, &moved);
}

int pthread_cond_clockwait(pthread_cond_t *cond, pthread_mutex_t *mutex, clockid_t clock, const struct timespec *until)
{
    struct timespec moved = real(until);
    return next_cond_clockwait(cond, mutex, clock, &moved);
}

int sem_timedwait(sem_t *sem, const struct timespec *until)
{
    struct timespec moved = real(until);
    return next_sem_timedwait(sem, &moved);
}

int sem_clockwait(sem_t *sem, clockid_t clock, const struct timespec *until)
{
    struct timespec moved = real(until);
    return next_sem_clockwait(sem, clock, &moved);
}
