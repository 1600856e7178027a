/** Once what an element in the head brings is here; refuses where it does not come, and may be tried again. */
export const arrived = (element: HTMLElement) =>
  new Promise((resolve, reject) => {
    element.onload = resolve
    element.onerror = () => {
      element.remove()
      reject(new Error('not here'))
    }
    document.head.appendChild(element)
  })
