import { ConfigProvider, type ThemeConfig, theme } from 'antd'
import enGB from 'antd/locale/en_GB'
import zhCN from 'antd/locale/zh_CN'
import { type ReactNode, useEffect, useState } from 'react'
import { useSettings } from '../ui/settings.tsx'

const dark = matchMedia('(prefers-color-scheme: dark)')

/** antd in our tokens (ui/tokens.css), whichever scheme and size of text they stand at. */
export function Theme({ children }: { children: ReactNode }) {
  const { language, elder } = useSettings()
  const [isDark, setDark] = useState(dark.matches)
  const [config, setConfig] = useState<ThemeConfig>(themeOf)
  useEffect(() => {
    const look = () => setDark(dark.matches)
    dark.addEventListener('change', look)
    return () => dark.removeEventListener('change', look)
  }, [])
  // After the attribute of larger text has been set.
  useEffect(() => setConfig(themeOf()), [isDark, elder])
  return (
    <ConfigProvider locale={language === 'zh' ? zhCN : enGB} csp={{ nonce }} theme={config}>
      {children}
    </ConfigProvider>
  )
}

/** Made for this one answer of the server: by it alone antd may add its styles (decision 67). */
const nonce = document.querySelector<HTMLMetaElement>('meta[property=csp-nonce]')?.nonce ?? ''

function themeOf(): ThemeConfig {
  const style = getComputedStyle(document.documentElement)
  const token = (name: string) => style.getPropertyValue(`--${name}`).trim()
  const scale = Number(token('scale')) || 1
  return {
    algorithm: dark.matches ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: {
      colorPrimary: token('ink'),
      colorPrimaryHover: token('ink'),
      colorPrimaryActive: token('ink'),
      colorTextLightSolid: token('on-ink'),
      colorInfo: token('ink'),
      colorLink: token('ink'),
      colorLinkHover: token('ink'),
      colorLinkActive: token('ink'),
      colorSuccess: token('kept'),
      colorWarning: token('due'),
      colorError: token('late'),
      colorText: token('text'),
      colorTextHeading: token('ink'),
      colorTextSecondary: token('quiet'),
      colorTextTertiary: token('quiet'),
      colorTextDescription: token('quiet'),
      colorTextPlaceholder: token('quiet'),
      colorBgLayout: token('paper'),
      colorBgContainer: token('card'),
      colorBgElevated: token('card'),
      colorFillAlter: token('wash'),
      colorBorder: token('edge'),
      colorBorderSecondary: token('line'),
      controlOutline: 'transparent',
      borderRadius: 8,
      borderRadiusLG: 10,
      fontFamily: getComputedStyle(document.body).fontFamily,
      fontSize: 15 * scale,
      controlHeight: 38 * scale,
      // Only to show where something went.
      motionDurationFast: '0.08s',
      motionDurationMid: '0.12s',
      motionDurationSlow: '0.15s',
    },
    components: { Table: { headerBg: token('wash'), rowHoverBg: token('wash') } },
  }
}
