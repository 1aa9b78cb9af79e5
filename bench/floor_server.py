"""How gunicorn serves the floor: as it serves the site, without the site's settings."""

import os

bind = os.environ["BIND"]
workers = int(os.environ["WEB_WORKERS"])
worker_class = "gthread"
threads = 4
