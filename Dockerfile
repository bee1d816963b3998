# One image for the API and the workers: what it runs is the command after its name.
FROM node:20-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
# the sources are not there yet, so nothing is built now
RUN npm ci --ignore-scripts --no-progress
COPY tsconfig.json tsconfig.build.json ./
COPY schemas schemas
COPY src src
COPY workers workers
COPY scripts scripts
COPY fixtures/rules fixtures/rules
RUN npm run build && npm prune --omit=dev --ignore-scripts

FROM node:20-slim
# prlimit and setpriv (util-linux) bound the memory of the processes that read files
RUN apt-get update && apt-get install --yes --no-install-recommends util-linux && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/dist dist
RUN install --directory --owner node --group node /data
USER node
ENV NODE_ENV=production FUHE_HOME=/data
VOLUME /data
ENTRYPOINT ["node", "/app/dist/src/cli/main.js"]
CMD ["serve", "--host", "0.0.0.0", "--port", "8080"]
