# The site as an image: built with the SDK and Node.js, run on the ASP.NET Core runtime by an ordinary user.
# It brings no PostgreSQL; compose.yaml shows one beside it.
FROM node:20-bookworm-slim AS node

FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
# The node image is older than the SDK's, so its programs find the libraries they need there.
COPY --from=node /usr/local/bin/node /usr/local/bin/node
COPY --from=node /usr/local/lib/node_modules /usr/local/lib/node_modules
RUN ln -s ../lib/node_modules/npm/bin/npm-cli.js /usr/local/bin/npm
WORKDIR /source

# Packages first: they change more seldom than the code, and stay in the layer cache.
COPY global.json Directory.Build.props Directory.Packages.props .editorconfig ./
COPY src/Benchmarking.Engine/Benchmarking.Engine.csproj src/Benchmarking.Engine/packages.lock.json src/Benchmarking.Engine/
COPY src/Benchmarking.Workbooks/Benchmarking.Workbooks.csproj src/Benchmarking.Workbooks/packages.lock.json src/Benchmarking.Workbooks/
COPY src/Benchmarking.Web/Benchmarking.Web.csproj src/Benchmarking.Web/BrowserAssets.targets src/Benchmarking.Web/packages.lock.json src/Benchmarking.Web/
RUN dotnet restore src/Benchmarking.Web
COPY src/Benchmarking.Web/package.json src/Benchmarking.Web/package-lock.json src/Benchmarking.Web/.npmrc src/Benchmarking.Web/
# The PostgreSQL among the optional packages is for machines without a server of their own.
RUN cd src/Benchmarking.Web && npm ci --omit=optional --ignore-scripts && touch node_modules/.package-lock.json

COPY migrations migrations
COPY seed-data seed-data
COPY src src
RUN touch src/Benchmarking.Web/node_modules/.package-lock.json \
 && dotnet publish src/Benchmarking.Web --configuration Release --use-current-runtime --self-contained false \
    -p:PublishReadyToRun=true --output /site

FROM mcr.microsoft.com/dotnet/aspnet:10.0
WORKDIR /site
COPY --from=build /site ./
ENV ASPNETCORE_ENVIRONMENT=Production ASPNETCORE_URLS=http://+:8080 DOTNET_EnableDiagnostics=0
EXPOSE 8080
# Volumes for letters and for the seals of audit trails start as these folders: empty, and their user's own.
RUN install -d -o $APP_UID -m 700 /letters /seals
USER $APP_UID
HEALTHCHECK --interval=15s --timeout=6s --start-period=60s --retries=4 \
  CMD ["dotnet", "Benchmarking.Web.dll", "--health", "http://localhost:8080/health/ready"]
ENTRYPOINT ["dotnet", "Benchmarking.Web.dll"]
