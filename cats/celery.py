"""The Celery application: it wakes work that PostgreSQL holds. Every task is idempotent; losing the broker loses nothing."""

import os
from typing import Any

from celery import Celery
from celery.signals import worker_init
from django.db import connections
from django.utils.module_loading import import_string
from kombu.transport import redis
from redis.exceptions import ConnectionError as BrokerLost

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cats.settings")


class Channel(redis.Channel):
    """A worker that loses the broker connects again instead of ending.

    kombu would give back what was fetched, or acknowledge it, on the connection that is gone, and fail in a way that ends
    the worker. Nothing is lost without that: what was fetched is visible again after `visibility_timeout`, and beat wakes anyway.
    """

    do_restore = False

    def _connparams(self, asynchronous: bool = False) -> Any:
        if self.connection is None or self.connection.client is None:
            raise BrokerLost("The connection of this channel was lost.")
        return super()._connparams(asynchronous=asynchronous)  # type: ignore[misc]


redis.Transport.Channel = Channel

app = Celery("cats")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.conf.update(
    task_acks_late=True,
    task_reject_on_worker_lost=True,
    task_ignore_result=True,
    worker_prefetch_multiplier=4,
    worker_hijack_root_logger=False,
    worker_redirect_stdouts=False,
    broker_connection_retry_on_startup=True,
    broker_transport_options={
        "visibility_timeout": 60,
        "unacked_restore_interval": 5,
        "unacked_restore_throttle": 1,
    },
    task_routes={"cats.documents.tasks.*": {"queue": "documents"}},
    beat_schedule={
        "process messages": {"task": "ice_connector.tasks.process_messages", "schedule": 1.0},
        "post reservations": {"task": "guarantees.tasks.post_reservations", "schedule": 1.0},
        "watch used guarantees": {"task": "guarantees.tasks.watch_levels", "schedule": 15.0},
        "watch guarantees that end": {"task": "guarantees.tasks.watch_expiries", "schedule": 3600.0},
        "keep days of exposure": {"task": "guarantees.tasks.keep_days", "schedule": 600.0},
        "fire deadlines": {"task": "cats.workflow.tasks.fire_deadlines", "schedule": 5.0},
        "print documents": {
            "task": "cats.documents.tasks.print_documents",
            "schedule": 1.0,
            "options": {"expires": 2},
        },
        "chain the audit": {"task": "cats.audit.tasks.extend_chains", "schedule": 10.0},
        "send links": {"task": "cats.accounts.tasks.send_links", "schedule": 5.0},
        "prove the audit": {"task": "cats.audit.tasks.prove_chains", "schedule": 2.0},
        "send notices": {"task": "cats.notices.tasks.send_mail", "schedule": 5.0},
        "end postings and mandates": {"task": "refdata.tasks.end_rights", "schedule": 900.0},
        "end mandates of guarantors": {"task": "guarantees.tasks.end_rights", "schedule": 900.0},
        "forget expired sessions": {"task": "cats.accounts.tasks.forget_expired", "schedule": 3600.0},
        "forget answered requests": {"task": "cats.api.tasks.forget_answers", "schedule": 3600.0},
        "forget drafts": {"task": "transit.tasks.forget_drafts", "schedule": 3600.0},
    },
)
app.autodiscover_tasks()


@worker_init.connect
def refuse_unsafe_database(**kwargs: object) -> None:
    """A worker, too, starts only as the application's role on a durable database."""
    import_string("cats.tenancy.roles.refuse_unsafe_database")()
    import_string("cats.accounts.startup.refuse_demo_accounts")()
    connections.close_all()
