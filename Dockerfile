# syntax=docker/dockerfile:1

# Only npm of this image is used. The Node.js that runs the program is the one in package-lock.json.
FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# Of all packages "node" alone has a script to run; its headers and manuals are 68 MB that nothing reads.
RUN npm ci --omit=dev --ignore-scripts && npm rebuild node && rm -rf node_modules/node/node_modules
COPY migrations migrations
COPY scripts scripts
COPY src src
RUN node_modules/.bin/node scripts/prepare-database.ts

FROM debian:bookworm-slim
RUN apt-get update \
 && apt-get install -y --no-install-recommends libatomic1 libstdc++6 \
 && rm -rf /var/lib/apt/lists/* \
 && useradd --system --uid 10001 --no-create-home --shell /usr/sbin/nologin aisha \
 && install -d -o aisha -g aisha -m 700 /data
WORKDIR /app
# Owned by root: the program cannot change itself.
COPY --from=build /app ./
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 DATA_DIR=/data PATH=/app/node_modules/.bin:$PATH
USER aisha
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/health/live`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "src/main.ts"]
