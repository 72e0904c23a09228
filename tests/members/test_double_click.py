"""Two clicks on one form make one record."""

import threading
import uuid

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from members.models import Person
from tests.members.test_forms import posted


@pytest.mark.django_db(transaction=True)
def test_a_double_click_makes_one_record(city, secretary):
    key = str(uuid.uuid4())
    sent = {"cell": str(city.cell.pk), "form_key": key, **posted()}
    clients = [Client(), Client()]
    for client in clients:
        client.force_login(secretary)
    answers, start = [], threading.Barrier(2)

    def click(client: Client) -> None:
        start.wait()
        try:
            answers.append(client.post(reverse("members:add"), sent))
        finally:
            connection.close()

    threads = [threading.Thread(target=click, args=[client]) for client in clients]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert Person.objects.count() == 1
    assert {answer.status_code for answer in answers} == {302}
    assert len({answer.url for answer in answers}) == 1
