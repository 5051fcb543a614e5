/**
 * What a host has on its page: plain elements, and the classes of the two libraries that most hosts are built with. The
 * kit is put into the element with the id `guest`, in the middle of the host's own content.
 */
export const hostPage = `
<header class="navbar flex items-center bg-white p-4 shadow">
  <a class="navbar-brand font-bold text-blue-600" href="#home">Host</a>
  <nav aria-label="Host"><ul class="nav flex"><li class="nav-item"><a class="nav-link px-3 hover:text-blue-600 focus:underline" href="#a">Docs</a></li></ul></nav>
</header>
<div class="container mx-auto">
  <article class="content prose card-body">
    <h1 class="display-6 text-3xl">A host's heading</h1>
    <h2>Second</h2><h3>Third</h3><h4>Fourth</h4><h5>Fifth</h5><h6>Sixth</h6>
    <p class="lead">A paragraph with <a href="#b">a link</a>, <strong>strong</strong>, <em>emphasis</em>, <code>code</code>,
      <kbd>keys</kbd>, <small>small</small>, <mark>marked</mark>, <abbr title="What">abbr</abbr> and <sub>sub</sub>.</p>
    <blockquote class="blockquote">Said by somebody.</blockquote><pre>preformatted</pre><hr>
    <ul class="list-disc"><li>One</li><li>Two<ul><li>Nested</li></ul></li></ul>
    <ol><li>First</li></ol>
    <dl><dt>Term</dt><dd>What it means</dd></dl>
    <table class="table table-striped w-full border"><caption>Caption</caption>
      <thead><tr><th>Head</th><th>Another</th></tr></thead>
      <tbody><tr class="odd"><td>Cell</td><td>Another</td></tr><tr><td>Cell</td><td>Another</td></tr></tbody></table>
    <div id="guest"></div>
    <form class="form grid gap-4 focus-within:shadow">
      <fieldset><legend>Legend</legend>
        <label class="form-label" for="host-text">Label</label>
        <input class="form-control rounded border placeholder:text-pink-500 focus:shadow-lg" id="host-text" placeholder="Write here" value="">
        <select class="form-select" aria-label="Choose"><option>One</option><option>Two</option></select>
        <textarea class="form-control" aria-label="Text" placeholder="More"></textarea>
        <label class="form-check"><input class="form-check-input" type="checkbox" checked> Checked</label>
        <label><input name="host-radio" type="radio"> Radio</label>
        <input aria-label="Range" class="form-range" type="range"><input aria-label="Date" type="date"><input aria-label="File" type="file">
      </fieldset>
      <button class="btn btn-primary rounded bg-blue-600 px-4 py-2 text-white shadow-lg ring-2 hover:bg-pink-500 focus:ring-4 focus-visible:outline-2 active:scale-95" type="button">Primary</button>
      <button class="btn btn-outline-secondary rotate-1 translate-x-1 bg-gradient-to-r from-blue-500 to-pink-500" type="button">Other</button>
      <button class="disabled:opacity-50" disabled type="button">Disabled</button>
      <progress max="10" value="4"></progress><meter max="10" value="4"></meter><output>Output</output>
    </form>
    <details open><summary>Summary</summary>Details</details>
    <figure><img alt="" height="20" src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" width="20"><figcaption>Figure</figcaption></figure>
    <svg height="20" viewBox="0 0 20 20" width="20"><path d="M2 2h16v16" fill="none" stroke="red"/><circle cx="10" cy="10" r="4"/></svg>
    <div class="alert alert-warning rounded border p-4"><span class="badge bg-secondary rounded-full">Badge</span> Careful.</div>
    <div class="spinner-border animate-spin" role="status"></div>
  </article>
</div>
`
