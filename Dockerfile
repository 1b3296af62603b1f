# The one binary on a small system. Built with: docker build -t lotse .

FROM rust:1.95-bookworm AS build
WORKDIR /src
COPY . .
# Across crates the program is optimised only here: at home it would cost minutes at every build.
ENV CARGO_PROFILE_RELEASE_LTO=thin
RUN --mount=type=cache,target=/usr/local/cargo/registry \
    --mount=type=cache,target=/src/target \
    cargo build --release --locked --package lotse \
    && install -D --mode=755 target/release/lotse /out/lotse

FROM debian:bookworm-slim
ARG VERSION=0.1.0
LABEL org.opencontainers.image.title="Lotse" \
      org.opencontainers.image.description="Training places, job fairs and job tours for regional industry clusters" \
      org.opencontainers.image.licenses="Apache-2.0 OR MIT" \
      org.opencontainers.image.version="${VERSION}"

# wget asks for the health below.
RUN apt-get update \
    && apt-get install --yes --no-install-recommends ca-certificates wget \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 10001 --home-dir /var/lib/lotse --create-home --shell /usr/sbin/nologin lotse

COPY --from=build /out/lotse /usr/local/bin/lotse
COPY LICENSE-APACHE LICENSE-MIT NOTICE crates/reference/NOTICE-places.txt crates/papers/fonts/OFL.txt \
    crates/papers/fonts/PROVENANCE.txt /usr/share/doc/lotse/

ENV LOTSE__HTTP__LISTEN=0.0.0.0:8080 \
    LOTSE__STORAGE__DATA_DIR=/var/lib/lotse \
    LOTSE__LOG__FORMAT=json
# The database file (unless PostgreSQL is used) and this node's copy of the search index.
VOLUME /var/lib/lotse
USER lotse
EXPOSE 8080
# The first start fills in the places and builds the index, hence the long beginning.
HEALTHCHECK --interval=10s --timeout=3s --start-period=60s --retries=3 \
    CMD ["wget", "--quiet", "--tries=1", "--timeout=2", "--output-document=/dev/null", "http://127.0.0.1:8080/livez"]
ENTRYPOINT ["lotse"]
CMD ["serve"]
