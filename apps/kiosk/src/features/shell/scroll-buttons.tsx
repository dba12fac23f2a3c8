import { Button } from '@forecourt/ui'
import { ArrowDown, ArrowUp } from 'lucide-react'
import { type RefObject, useEffect, useState } from 'react'
import { useT } from '../../i18n/index.ts'

type Room = { up: boolean; down: boolean }

/** Buttons that move a text too long for the screen: nothing here needs a swipe. Absent when all of it fits. */
export function ScrollButtons({ stage }: { stage: RefObject<HTMLElement | null> }) {
  const t = useT()
  const [room, setRoom] = useState<Room>({ up: false, down: false })
  useEffect(() => {
    const element = stage.current
    if (!element) return
    const measure = () =>
      setRoom({
        up: element.scrollTop > 4,
        down: element.scrollTop + element.clientHeight < element.scrollHeight - 4,
      })
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    for (const child of element.children) observer.observe(child)
    element.addEventListener('scroll', measure)
    return () => {
      observer.disconnect()
      element.removeEventListener('scroll', measure)
    }
  }, [stage])
  if (!room.up && !room.down) return null
  const scroll = (direction: 1 | -1) =>
    stage.current?.scrollBy({ top: direction * stage.current.clientHeight * 0.8, behavior: 'smooth' })
  return (
    <>
      <Button variant="secondary" aria-disabled={!room.up} onClick={() => scroll(-1)}>
        <ArrowUp aria-hidden className="size-6" />
        {t('scrollUp')}
      </Button>
      <Button variant="secondary" aria-disabled={!room.down} onClick={() => scroll(1)}>
        <ArrowDown aria-hidden className="size-6" />
        {t('scrollDown')}
      </Button>
    </>
  )
}
