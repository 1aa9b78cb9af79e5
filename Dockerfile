# Hansenetz for a real site: the web process and the worker are the same image.
FROM node:22-bookworm-slim AS front
WORKDIR /front
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --ignore-scripts

FROM python:3.13-slim-bookworm
ENV PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1 PIP_NO_CACHE_DIR=1 VAR_DIR=/var/lib/hansenetz
RUN useradd --system --uid 10001 --home-dir /nonexistent --shell /usr/sbin/nologin hansenetz \
    && install -d -o hansenetz -g hansenetz /var/lib/hansenetz
WORKDIR /app
COPY requirements.lock ./
RUN pip install --require-hashes --requirement requirements.lock
COPY . .
COPY --from=front /front/node_modules ./node_modules
# Static files are part of the image, so that the root file system can be read-only.
ENV STATIC_ROOT=/app/collected
RUN SECRET_KEY="$(python -c 'import secrets; print(secrets.token_urlsafe(50))')" BASE_URL=https://localhost VAR_DIR=/tmp/var \
    python manage.py collectstatic --noinput
USER 10001
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=3s --start-period=30s \
    CMD ["python", "-c", "import urllib.request as r; r.urlopen('http://127.0.0.1:8000/healthz', timeout=2)"]
CMD ["gunicorn", "hansenetz.wsgi", "--bind", "0.0.0.0:8000"]
