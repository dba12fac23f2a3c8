import { useQuery } from '@tanstack/react-query'
import { tileLayer } from 'leaflet'
import { useEffect, useState } from 'react'
import { useMap } from 'react-leaflet'
import { z } from 'zod'

const config = z.object({ mapTilesUrl: z.string().nullish() })

/**
 * Shows map tiles where the operator has named a server for them. Returns whether they are shown: not when
 * there is none, or when it does not answer, and then the map draws its own.
 */
export function useTiles(): 'asking' | 'shown' | 'none' {
  const map = useMap()
  const [failed, setFailed] = useState(false)
  const { data, isPending } = useQuery({
    queryKey: ['config'],
    queryFn: async () => config.parse(await (await fetch('/config.json')).json()),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  })
  const url = failed ? null : data?.mapTilesUrl

  useEffect(() => {
    if (!url) return
    const tiles = tileLayer(url, { maxZoom: 19 })
    tiles.on('tileerror', () => setFailed(true))
    tiles.addTo(map)
    return () => {
      tiles.remove()
    }
  }, [map, url])

  if (isPending) return 'asking'
  return url ? 'shown' : 'none'
}
