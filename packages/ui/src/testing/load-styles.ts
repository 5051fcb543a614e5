/** Puts the kit's stylesheet on the page of a browser test, and is done once it counts. */
export async function loadStyles(): Promise<void> {
  const styles = document.createElement('link')
  styles.rel = 'stylesheet'
  styles.href = '/packages/ui/src/styles.css'
  const loaded = new Promise((resolve, reject) => {
    styles.addEventListener('load', resolve)
    styles.addEventListener('error', reject)
  })
  document.head.append(styles)
  await loaded
}
