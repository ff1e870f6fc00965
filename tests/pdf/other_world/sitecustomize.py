"""Python starts 40 days and some hours late where this folder is on its path."""

import datetime
import time

LATE = 40 * 86_400 + 12_345
now, local, universal = time.time, time.localtime, time.gmtime


class Seen(type):
    """A class whose instances are those of the class that it takes the place of, too."""

    def __instancecheck__(cls, instance):
        return isinstance(instance, cls.__mro__[1])


class Date(datetime.date, metaclass=Seen):
    """A date that knows another today."""

    @classmethod
    def today(cls):
        return cls.fromtimestamp(time.time())


class Datetime(datetime.datetime, metaclass=Seen):
    """A moment that knows another now."""

    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(time.time(), tz)

    @classmethod
    def today(cls):
        return cls.now()

    @classmethod
    def utcnow(cls):
        return cls.now(datetime.UTC).replace(tzinfo=None)


time.time = lambda: now() + LATE
time.time_ns = lambda: int(time.time() * 10**9)
time.localtime = lambda seconds=None: local(time.time() if seconds is None else seconds)
time.gmtime = lambda seconds=None: universal(time.time() if seconds is None else seconds)
datetime.date, datetime.datetime = Date, Datetime
