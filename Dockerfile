# syntax=docker/dockerfile:1
# The application: one image for web, worker, beat and migrations.

FROM python:3.11-slim-bookworm AS fonts
WORKDIR /srv/dangtich
COPY requirements/node.txt requirements/
RUN pip install --no-cache-dir --only-binary :all: --require-hashes -r requirements/node.txt
COPY package.json package-lock.json .npmrc ./
COPY scripts scripts
RUN python scripts/setup.py fonts

FROM python:3.11-slim-bookworm AS packages
COPY requirements/base.txt /tmp/base.txt
RUN python -m venv /opt/venv \
 && /opt/venv/bin/pip install --no-cache-dir --only-binary :all: --require-hashes -r /tmp/base.txt

FROM python:3.11-slim-bookworm
RUN apt-get update \
 && apt-get install -y --no-install-recommends \
      fonts-dejavu-core libfontconfig1 libglib2.0-0 libharfbuzz-subset0 libharfbuzz0b libpango-1.0-0 libpangoft2-1.0-0 \
 && rm -rf /var/lib/apt/lists/* \
 && useradd --system --uid 10001 --home-dir /srv/dangtich --shell /usr/sbin/nologin dangtich
WORKDIR /srv/dangtich
ENV PATH=/opt/venv/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    DJANGO_SETTINGS_MODULE=config.settings \
    VAR_DIR=/srv/dangtich/var \
    MEDIA_ROOT=/srv/dangtich/files
COPY --from=packages /opt/venv /opt/venv
COPY . .
COPY --from=fonts /srv/dangtich/static/fonts static/fonts
COPY --from=fonts /srv/dangtich/static/css/fonts.css static/css/fonts.css
RUN mkdir -p var files \
 && python scripts/translations.py compile \
 && SECRET_KEY=build DATABASE_URL=postgresql://build ALLOWED_HOSTS=build \
    python manage.py collectstatic --noinput --verbosity 0 \
 && chown -R dangtich:dangtich var files
USER dangtich
EXPOSE 8000
CMD ["gunicorn", "config.wsgi", "--config", "deploy/gunicorn.py"]
