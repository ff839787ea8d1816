# docker build -t tonghop . && docker run -p 127.0.0.1:8080:8080 -v tonghop:/data tonghop
# A proxy in front speaks TLS: Deploy/nginx.conf, Deploy/Caddyfile. Daily copies are in /data/backups
# unless TONGHOP_BACKUPS names another volume's folder.

FROM swift:6.3-bookworm AS build
RUN apt-get update \
    && apt-get install -y --no-install-recommends \
        libsqlite3-dev libsodium-dev libdeflate-dev liboath-dev libqrencode-dev libxlsxwriter-dev \
        libzip-dev pkg-config \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /source
COPY . .
# Swift's own libraries go into the program, so that the next stage needs no Swift.
RUN swift build --configuration release --product tonghop --static-swift-stdlib \
    && strip --strip-debug .build/release/tonghop

FROM debian:bookworm-slim
RUN apt-get update \
    && apt-get install -y --no-install-recommends \
        libsqlite3-0 libsodium23 libdeflate0 liboath0 libqrencode4 libxlsxwriter4 libzip4 libstdc++6 \
        poppler-utils zbar-tools openssl \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --uid 10001 --user-group --no-create-home --shell /usr/sbin/nologin tonghop \
    && install --directory --owner tonghop --group tonghop --mode 0700 /data
COPY --from=build /source/.build/release/tonghop /usr/local/bin/tonghop
USER tonghop
ENV TONGHOP_HOST=0.0.0.0 \
    TONGHOP_PORT=8080 \
    TONGHOP_BEHIND_TLS=1 \
    TONGHOP_DATABASE=/data/tonghop.db
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=6s --start-period=10s CMD ["tonghop", "health"]
ENTRYPOINT ["tonghop"]
CMD ["serve"]
