"""Hashers of secrets: people's passwords take Django's own, random secrets need no stretching."""

from django.contrib.auth.hashers import PBKDF2PasswordHasher


class RandomSecretHasher(PBKDF2PasswordHasher):
    """Few iterations, for long random secrets only: those of clients, checked at every token request, and the demo's passwords."""

    algorithm = "pbkdf2_random"
    iterations = 2_000
