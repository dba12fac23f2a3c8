# syntax=docker/dockerfile:1
# One image for every process: the API (default), the workers, the migrations, the Stripe sandbox.
#
#   docker build -t forecourt .
#   docker run … forecourt                                  the API, with the three web apps
#   docker run … forecourt node packages/jobs/src/main.ts   the workers
#
# Node runs the TypeScript as it is, which it refuses to do below node_modules; so the workspace is shipped whole and
# not packed with `pnpm deploy`.

ARG NODE=node:24.21.0-bookworm-slim

FROM ${NODE} AS workspace
ENV CI=true PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1
RUN npm install --global pnpm@12.21.0
WORKDIR /forecourt
# The manifests alone: the dependencies are fetched again only when the lockfile changes.
COPY pnpm-lock.yaml pnpm-workspace.yaml ./
COPY patches patches
RUN --mount=type=cache,id=pnpm,target=/root/.local/share/pnpm/store pnpm fetch

FROM workspace AS apps
COPY . .
RUN --mount=type=cache,id=pnpm,target=/root/.local/share/pnpm/store \
    pnpm install --frozen-lockfile --offline && pnpm --recursive --filter "./apps/*" build

FROM workspace AS servers
COPY package.json tsconfig.base.json ./
COPY packages/db packages/db
COPY packages/domain packages/domain
COPY packages/api packages/api
COPY packages/jobs packages/jobs
COPY packages/stripe-sandbox packages/stripe-sandbox
RUN --mount=type=cache,id=pnpm,target=/root/.local/share/pnpm/store \
    pnpm install --frozen-lockfile --offline --prod --ignore-scripts \
      --filter @forecourt/api... --filter @forecourt/jobs... --filter @forecourt/stripe-sandbox...

FROM ${NODE}
ENV NODE_ENV=production NODE_COMPILE_CACHE=/tmp/compile-cache PORT=4000
WORKDIR /forecourt
COPY --from=servers /forecourt .
COPY --from=apps /forecourt/apps/customer-web/dist apps/customer-web/dist
COPY --from=apps /forecourt/apps/admin-web/dist apps/admin-web/dist
COPY --from=apps /forecourt/apps/kiosk/dist apps/kiosk/dist
# What the Stripe sandbox remembers; a volume takes over the owner.
RUN mkdir /data && chown node:node /data
USER node
EXPOSE 4000
CMD ["node", "packages/api/src/main.ts"]
