"""Forms of the plain pages: they read what people enter; what it means is judged by the services."""
