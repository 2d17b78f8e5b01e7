"use strict";

// A signed-in browser can try out what changes things only with its CSRF token; POST /session and GET /session tell it.
let csrfToken = null;

const remember = (session) => {
  csrfToken = session.csrfToken ?? csrfToken;
};

const isSession = (url) => new URL(url, location.origin).pathname === "/session";

SwaggerUIBundle({
  url: "/openapi",
  dom_id: "#api",
  deepLinking: true,
  displayRequestDuration: true,
  docExpansion: "none",
  filter: true,
  tryItOutEnabled: true,
  validatorUrl: null,
  requestInterceptor: (request) => {
    const isSafe = ["GET", "HEAD", "OPTIONS"].includes((request.method ?? "GET").toUpperCase());
    if (csrfToken && !isSafe) {
      request.headers["X-CSRF-Token"] = csrfToken;
    }
    return request;
  },
  responseInterceptor: (response) => {
    if (response.ok && response.obj && isSession(response.url)) {
      remember(response.obj);
    }
    return response;
  },
  onComplete: () => {
    fetch("/session")
      .then((answer) => (answer.ok ? answer.json().then(remember) : undefined))
      .catch(() => undefined);
  },
});
