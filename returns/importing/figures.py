"""Numbers of a sheet as text, as they would stand in the file that it was made from."""

from datetime import datetime, time, timedelta


def moment(number: float, from_1904: bool) -> str:
    """Excel's count of days as a day, a time or both."""
    if not 0 <= number < 2_958_466:
        return figure(number)
    if number < 1:
        minutes, seconds = divmod(min(int(number * 86_400 + 0.0005), 86_399), 60)
        return str(time(*divmod(minutes, 60), seconds))
    # Excel thinks that there was a 29 February 1900
    first = datetime(1904, 1, 1) if from_1904 else datetime(1899, 12, 30 + (number < 60))  # noqa: DTZ001
    when = first + timedelta(milliseconds=round(number * 86_400_000))
    if number == int(number):
        return when.date().isoformat()
    return when.isoformat(sep=" ", timespec="seconds")


def figure(value: float) -> str:
    """A number as text; one that lost digits looks like it (`5.764614130387858E+17`)."""
    if abs(value) >= 2**53 or value != value:
        return f"{value:.15E}"
    if value == int(value):
        return str(int(value))
    shown = f"{value:.15g}"
    # a number has no thousands: `1.234` must not look as if it could
    return f"{shown}0" if len(shown) - shown.find(".") == 4 else shown
