// The few answers of the GitHub API that one comment needs, on the loopback address, in a process of its own so that it takes no
// time from the run that is measured: node bench/github.mjs. Prints its URL; every comment is forgotten after `DELETE /comments`.
import { createServer } from 'node:http';

let comments = [];

function answer({ method, url }, body) {
  if (method === 'DELETE' && url === '/comments') {
    const written = comments.length;
    comments = [];
    return [200, { written }];
  }
  if (url === '/graphql') {
    const nodes = comments.map(({ id, text }) => ({
      id: `IC_${id}`,
      url: `https://github.com/o/r/pull/1#issuecomment-${id}`,
      body: text,
      viewerDidAuthor: true,
      isMinimized: false,
    }));
    const page = { nodes, pageInfo: { hasNextPage: false, endCursor: null } };
    const pullRequest = { headRefOid: null, locked: false, comments: page };
    return [200, { data: { repository: { isArchived: false, pullRequest } } }];
  }
  if (method === 'POST' && url.endsWith('/issues/1/comments')) {
    const id = comments.length + 1;
    const text = JSON.parse(body).body;
    comments.push({ id, text });
    return [
      201,
      { id, node_id: `IC_${id}`, html_url: `https://github.com/o/r/pull/1#issuecomment-${id}`, body: text },
    ];
  }
  return [404, { message: 'Not Found' }];
}

const server = createServer((request, response) => {
  let body = '';
  request.setEncoding('utf8');
  request.on('data', (text) => (body += text));
  request.on('end', () => {
    const [status, value] = answer(request, body);
    response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' });
    response.end(JSON.stringify(value));
  });
});
server.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${server.address().port}`));
