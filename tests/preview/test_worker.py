"""Orders and what comes of them."""

from multiprocessing import Pipe

from tympan.preview.showing import Order
from tympan.preview.worker import newest


def test_of_the_orders_that_wait_only_the_newest_is_worked_on() -> None:
    desk, worker = Pipe()
    for number in (1, 2, 3):
        desk.send(Order(number))
    assert newest(worker) == Order(3)
    assert not worker.poll()


def test_goodbye_comes_after_all_orders() -> None:
    desk, worker = Pipe()
    desk.send(Order(1))
    desk.send(None)
    assert newest(worker) is None
